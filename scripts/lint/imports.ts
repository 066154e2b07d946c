/** ESLint rules on imports that no plugin has (docs/decisions/0016). */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { ESLint, Rule } from 'eslint';
import ts from 'typescript';

const known = new Map<string, { changed: number; imports: string[] }>();

const specifierOf = (statement: ts.Statement): string | undefined => {
  const node =
    ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
  return node && ts.isStringLiteral(node) && node.text.startsWith('.') ? node.text : undefined;
};

/** The files that a file imports statically, for types or for values. An editor's process lives on: a file may change. */
const importsOf = (file: string): string[] => {
  const changed = statSync(file).mtimeMs;
  const before = known.get(file);
  if (before?.changed === changed) return before.imports;
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const imports = statements
    .flatMap((statement) => specifierOf(statement) ?? [])
    .map((specifier) => resolve(dirname(file), specifier))
    .filter(existsSync);
  known.set(file, { changed, imports });
  return imports;
};

/** The shortest way by imports from one file to another, both included. */
const way = (from: string, to: string): string[] | undefined => {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const file of cameFrom.keys()) {
    if (file === to) {
      const files: string[] = [];
      for (let at: string | undefined = file; at; at = cameFrom.get(at)) files.unshift(at);
      return files;
    }
    for (const next of importsOf(file)) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return undefined;
};

interface StaticImport {
  imported: string;
  typesOnly: boolean;
  report(message: string): void;
}

const onStaticImport = (context: Rule.RuleContext, check: (found: StaticImport) => void): Rule.RuleListener => {
  const visit = (node: Rule.Node): void => {
    const { source, importKind, exportKind } = node as {
      source?: { value: string } | null;
      importKind?: string;
      exportKind?: string;
    };
    if (!source?.value.startsWith('.')) return;
    check({
      imported: resolve(dirname(context.physicalFilename), source.value),
      typesOnly: importKind === 'type' || exportKind === 'type',
      report: (message) => context.report({ node, message }),
    });
  };
  return { ImportDeclaration: visit, ExportNamedDeclaration: visit, ExportAllDeclaration: visit };
};

/** Unlike the rule of `import-x` it sees imports of types: files that know each other are one file, whatever is erased. */
const noCycle: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create: (context) =>
    onStaticImport(context, ({ imported, report }) => {
      const back = existsSync(imported) && way(imported, context.physicalFilename);
      if (!back) return;
      const files = back.map((file) => relative(dirname(context.physicalFilename), file));
      report(`This import closes a circle: ${files.join(' -> ')}.`);
    }),
};

/** An element that shows another one fetches it when it does. */
const lazyElements: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => {
    const folderOf = (file: string): string | undefined => file.split(`${sep}elements${sep}`)[1]?.split(sep)[0];
    const own = folderOf(context.physicalFilename);
    return onStaticImport(context, ({ imported, typesOnly, report }) => {
      const other = folderOf(imported);
      if (typesOnly || !other || other === own) return;
      report('An element imports another one by `import()` only; what both need belongs to src/parts or src/styles.');
    });
  },
};

export default {
  meta: { name: 'ems' },
  rules: { 'no-cycle': noCycle, 'lazy-elements': lazyElements },
} satisfies ESLint.Plugin;
