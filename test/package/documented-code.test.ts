/**
 * The code that the documentation shows compiles against the packages: what it imports is there, and takes what it is given. Runs on what
 * was built. The guides of frameworks show the examples' code, which is compiled with these.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { manifestOf, sidePackages } from '../../scripts/side-packages.ts';

const root = resolve(import.meta.dirname, '../..');
const pages = globSync(['README.md', 'docs/*.md', 'packages/*/README.md'], { cwd: root }).sort();

/** Beside package.json, so that modules are found as in the repository. There is no such folder. */
const folder = join(root, 'documented-code');

interface Block {
  page: string;
  line: number;
  language: string;
  text: string;
}

const blocks: Block[] = pages.flatMap((page) => {
  const markdown = readFileSync(join(root, page), 'utf8');
  return [...markdown.matchAll(/^( *)```(ts|js|tsx|jsx)\n(.*?)^\1```/gms)].map(
    ({ index, 1: indent, 2: language, 3: text }) => ({
      page,
      line: markdown.slice(0, index).split('\n').length + 1,
      language: language!,
      text: text!.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
});

const sides = Object.fromEntries(
  sidePackages(root).map((side) => {
    const { name, exports } = manifestOf(join(root, side));
    const { types } = (exports['.'] ?? {}) as Record<string, string>;
    return [name, types ? join(root, side, types) : undefined];
  }),
);

const options = (language: string): ts.CompilerOptions => ({
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  jsx: ts.JsxEmit.ReactJSX,
  // What is shown as JavaScript can't say that an element is there.
  strict: language.startsWith('ts'),
  noImplicitAny: true,
  exactOptionalPropertyTypes: language.startsWith('ts'),
  skipLibCheck: true,
  noEmit: true,
  paths: Object.fromEntries(Object.entries(sides).flatMap(([name, types]) => (types ? [[name, [types]]] : []))),
});

/** Declarations of the language and of packages, read once for all. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** A program of these texts by their names, which are on no disk. */
const programOf = (texts: ReadonlyMap<string, string>, language: string): ts.Program => {
  const host = ts.createCompilerHost(options(language));
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, ...more) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...more));
    return libraries.get(name);
  };
  return ts.createProgram([...texts.keys()], options(language), host);
};

/** Every name that the packages export, with the entry that it comes from. */
const exported = (): Map<string, string> => {
  // Some of what the first one exports are types of values that others export.
  const own = Object.keys(manifestOf(root).exports)
    .filter((entry) => !/\*|\.json$/.test(entry))
    .sort((one, other) => Number(one === '.') - Number(other === '.'));
  const entries = [
    ...own.map((entry) => entry.replace(/^\./, 'ems-elements')),
    ...Object.keys(sides).filter((name) => sides[name]),
  ];
  const file = join(folder, 'entries.ts');
  const program = programOf(
    new Map([[file, entries.map((entry) => `import ${JSON.stringify(entry)};`).join('\n')]]),
    'ts',
  );
  const checker = program.getTypeChecker();
  const names = new Map<string, string>();
  for (const statement of program.getSourceFile(file)!.statements as unknown as ts.ImportDeclaration[]) {
    const module = checker.getSymbolAtLocation(statement.moduleSpecifier)!;
    const entry = (statement.moduleSpecifier as ts.StringLiteral).text;
    for (const { name } of checker.getExportsOfModule(module)) if (!names.has(name)) names.set(name, entry);
  }
  return names;
};

/** What is said of a name that nothing declares, and no similar one is there. */
const unknownName = (diagnostic: ts.Diagnostic): string | undefined =>
  /^(?:Cannot find name '(\w+)'\.|No value exists in scope for the shorthand property '(\w+)')/
    .exec(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
    ?.slice(1)
    .find(Boolean);

const implicitly = new Set([7006, 7031]);

/** What a page leaves to its reader: modules of their own and tools that aren't here, and what is given to what isn't declared here. */
const isReaders = (
  { code, file, start, messageText }: ts.Diagnostic,
  checker: ts.TypeChecker,
  language: string,
): boolean => {
  if (code === 2307) return !ts.flattenDiagnosticMessageText(messageText, '\n').includes("'ems-elements");
  // JavaScript looks things up by any name.
  if (language === 'js' && (code === 7015 || code === 7053)) return true;
  if (!implicitly.has(code)) return false;
  let node = ts.findAncestor(
    (function find(one: ts.Node): ts.Node {
      return one.forEachChild((child) => (child.pos <= start! && start! < child.end ? find(child) : undefined)) ?? one;
    })(file!),
    ts.isFunctionLike,
  );
  if (language === 'js' && node && !checker.getContextualType(node as ts.Expression)) return true;
  while (node?.parent && !ts.isCallExpression(node.parent)) node = node.parent as never;
  return (
    !!node?.parent &&
    (checker.getTypeAtLocation((node.parent as ts.CallExpression).expression).flags & ts.TypeFlags.Any) !== 0
  );
};

describe('the code of the documentation', () => {
  const names = exported();
  for (const language of ['ts', 'js'])
    it(`compiles (${language})`, () => {
      // What leaves something to the reader by an ellipsis is no program.
      const shown = new Map(
        blocks
          .filter((block) => block.language.startsWith(language) && !block.text.includes('…'))
          .map((block) => [
            join(folder, `${block.page.replaceAll('/', '_')}.${block.line}.ts${block.language.slice(2)}`),
            block,
          ]),
      );
      assert.ok(shown.size > 10);
      const texts = new Map([...shown].map(([file, { text }]) => [file, `${text}export {};\n`]));
      const tags = "import 'ems-elements/types/react'; ";
      const first = programOf(texts, language);
      const faults: string[] = [];
      for (const [file, { text, page, line }] of shown) {
        const missing = new Set(
          first
            .getSemanticDiagnostics(first.getSourceFile(file))
            .map(unknownName)
            .filter((name) => name !== undefined),
        );
        // A page imports once what it goes on to use of ours; what isn't ours is the reader's own.
        const above = [...missing].map((name) => {
          const imported = blocks
            .filter((block) => block.page === page)
            .flatMap((block) => [...block.text.matchAll(/^import [^;]*;$/gm)].map(String))
            .find((line) => new RegExp(`\\b${name}\\b[^']*from`).test(line));
          if (imported !== undefined)
            return /^import \w+ from/.test(imported) ? imported : imported.replace(/\{[^}]*\}/, `{ ${name} }`);
          const entry = names.get(name);
          if (entry === undefined) return `declare const ${name}: any;`;
          faults.push(`${page}:${line} ${name} of '${entry}' is imported nowhere on the page`);
          return `import { ${name} } from '${entry}';`;
        });
        texts.set(file, `${file.endsWith('x') ? tags : ''}${above.join(' ')}\n${text}export {};\n`);
      }
      const program = programOf(texts, language);
      const faulty = [...shown].flatMap(([file, { page, line }]) => {
        const source = program.getSourceFile(file)!;
        const all = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
        const told = all.filter((diagnostic) => !isReaders(diagnostic, program.getTypeChecker(), language));
        return told.map((diagnostic) => {
          const at = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line;
          return `${page}:${line + at - 1} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`;
        });
      });
      assert.deepEqual([...faults, ...faulty], []);
    });
});
