/** `src/development/slots.ts`: the slots of every element, by the `@slot` in the comment of its class. */
import { globSync, readFileSync } from 'node:fs';
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

export const slotsModule = (): string => {
  const elements = globSync('src/{elements/*,flow}/ems-*.ts', { cwd: root }).sort().flatMap(slotsIn);
  const rows = elements.map(([tag, slots]) => `  '${tag}': [${slots.map((slot) => `'${slot}'`).join(', ')}],\n`);
  return `/** Every element and its slots. Made of the comments of their classes by \`npm run generate\`. */
export const slotsOf = {
${rows.join('')}} as const;
`;
};
