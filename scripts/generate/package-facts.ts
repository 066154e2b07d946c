/** `src/development/package-facts.ts`: what the development warnings know of the package. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';

const root = new URL('../../', import.meta.url);

/** Each tag of a file, with the names of its slots. */
const slotsIn = (file: string): [string, string[]][] => {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, root), 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isClassDeclaration).flatMap((element): [string, string[]][] => {
    const tags = ts.getJSDocTags(element);
    const textsOf = (name: string): string[] =>
      tags.filter(({ tagName }) => tagName.text === name).map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
    const [tag] = textsOf('tagname');
    // `heading - Replaces the heading`; the slot without a name takes whatever has none.
    const slots = textsOf('slot').map((text) => /^[\w-]*?(?=\s*-\s)/.exec(text)?.[0] ?? text);
    return tag ? [[tag, slots.filter(Boolean)]] : [];
  });
};

export const packageFacts = (): string => {
  const elements = globSync('src/{elements/*,flow}/ems-*.ts', { cwd: root }).sort().flatMap(slotsIn);
  const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
  const rows = elements.map(([tag, slots]) => `  '${tag}': [${quoted(slots)}],\n`);
  const languages = globSync('src/locales/*.ts', { cwd: root })
    .sort()
    .map((path) => basename(path, '.ts'));
  return `// Written by \`npm run generate\`.

/** Every element and its slots, by the \`@slot\` in the comment of its class. */
export const slotsOf = {
${rows.join('')}} as const;

/** The languages that come with the package, besides English. */
export const shippedLanguages: readonly string[] = [${quoted(languages)}];
`;
};
