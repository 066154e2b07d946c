/** The code of the guides in docs/frameworks is that of the examples: between `<!-- example react/src/SignUp.tsx -->` and `<!-- /example -->`. */
import { globSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

const languages: Record<string, string> = {
  '.vue': 'html',
  '.svelte': 'html',
  '.astro': 'html',
  '.mjs': 'js',
  '.mts': 'ts',
};

const languageOf = (file: string): string => languages[extname(file)] ?? extname(file).slice(1);

const withCode = (text: string, root: string): string =>
  text.replace(
    /(<!-- example (\S+) -->\n)[\s\S]*?(\n<!-- \/example -->)/g,
    (_, begin: string, file: string, end: string) => {
      const code = readFileSync(`${root}/examples/${file}`, 'utf8').trimEnd();
      return `${begin}\n\`\`\`${languageOf(file)}\n${code}\n\`\`\`\n${end}`;
    },
  );

export const guideOutputs = (root: string): Record<string, string> =>
  Object.fromEntries(
    globSync('docs/frameworks/*.md', { cwd: root }).map((file) => {
      const path = file.replaceAll('\\', '/');
      return [path, withCode(readFileSync(`${root}/${path}`, 'utf8'), root)];
    }),
  );
