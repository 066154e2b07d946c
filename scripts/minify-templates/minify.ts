import { MagicString, type SourceMap } from 'magic-string';
import { parseSync, Visitor } from 'rolldown/utils';
import { cssEdits } from './css.ts';
import { htmlEdits, type Range } from './html.ts';

type Program = ReturnType<typeof parseSync>['program'];
type Language = 'html' | 'css';

const languages: Readonly<Record<string, Language>> = { html: 'html', svg: 'html', mathml: 'html', css: 'css' };

/** Lit's own tags and our `css`, by the names that a module gives them. */
const tagsOf = ({ body }: Program): Map<string, Language> => {
  const tags = new Map<string, Language>();
  for (const statement of body) {
    if (statement.type !== 'ImportDeclaration' || !/^lit(\/|$)|\/css\.ts$/.test(statement.source.value)) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue;
      const language = languages[specifier.imported.name];
      if (language) tags.set(specifier.local.name, language);
    }
  }
  return tags;
};

/**
 * Takes out of Lit's templates what every visitor would load and nobody needs, and nothing else out of a module. An expression is
 * one word to the templates' own parsers, as long as it is in the source: so a place in a template is a place in the module.
 * Undefined when there is nothing to take out.
 */
export const minifyTemplates = (code: string, file: string): { code: string; map: SourceMap } | undefined => {
  const { program, errors } = parseSync(file, code, { lang: 'ts', sourceType: 'module' });
  if (errors.length) throw new Error(`${file}: ${errors[0]!.message}`);
  const tags = tagsOf(program);
  const text = new MagicString(code);
  const preserved: Range[] = [];

  new Visitor({
    TaggedTemplateExpression: ({ tag, quasi }) => {
      const language = tag.type === 'Identifier' ? tags.get(tag.name) : undefined;
      if (!language) return;
      const { quasis } = quasi;
      const base = quasi.start + 1;
      const end = quasi.end - 1;
      /** Between the texts: `${…}`, each a word of its own. The parser counts the marks around a text to it. */
      const expressions = quasis
        .slice(1)
        .map((next, index) => ({ start: quasis[index]!.end - 2, end: next.start + 1 }));
      if (!expressions.every(({ start }) => code.startsWith('${', start)))
        throw new Error(`${file}: expressions aren't where the parser says.`);
      let source = '';
      let at = base;
      for (const [index, expression] of expressions.entries()) {
        source += code.slice(at, expression.start);
        source += `x${index}`.padEnd(expression.end - expression.start, 'x');
        at = expression.end;
      }
      source += code.slice(at, end);

      const holdsExpression = (from: number, to: number): boolean =>
        expressions.some((expression) => expression.start >= base + from && expression.end <= base + to);
      const found =
        language === 'css' ? { edits: cssEdits(source, holdsExpression), preserved: [] } : htmlEdits(source);
      preserved.push(...found.preserved.map((range) => ({ start: base + range.start, end: base + range.end })));
      // A template inside an element that shows its blanks is shown there too.
      if (preserved.some((range) => range.start < quasi.start && quasi.end < range.end)) return;
      for (const edit of found.edits) text.update(base + edit.start, base + edit.end, edit.text);
    },
  }).visit(program);

  return text.hasChanged()
    ? { code: text.toString(), map: text.generateMap({ source: file, includeContent: true, hires: 'boundary' }) }
    : undefined;
};
