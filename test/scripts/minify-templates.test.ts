/** Templates lose what nobody needs; nothing else of a module changes, and its source map leads back to what was written. */
import assert from 'node:assert/strict';
import { SourceMap } from 'node:module';
import { test } from 'node:test';
import { minifyTemplates } from '../../scripts/minify-templates/minify.ts';

const lit = `import { css, html, svg } from 'lit';\n`;
const minified = (code: string): string => minifyTemplates(lit + code, 'a.ts')?.code.slice(lit.length) ?? code;

/** A template by itself. */
const css = (sheet: string): string => minified(`css\`${sheet}\``).slice(4, -1);
const html = (template: string): string => minified(`html\`${template}\``).slice(5, -1);

test('a sheet loses blanks, comments, last semicolons and zeros', () => {
  assert.equal(
    css(
      `a:hover > b ,\n  c { /* why */\n  color: red !important;\n  gap: 0.5rem  -0.5rem;\n}\n\n@media (width > 40rem) {\n  p { margin: 0; }\n}\n`,
    ),
    'a:hover>b,c{color:red!important;gap:.5rem -0.5rem}@media (width>40rem){p{margin:0}}',
  );
});

test('a sheet keeps the blanks that say something', () => {
  for (const sheet of [
    'a :hover{color:red}',
    '.a .b{color:red}',
    'a *{color:red}',
    'a [b]{color:red}',
    ':is(a) b{color:red}',
    'a{width:calc(1px + (2px - 3px))}',
    'a{margin:1px -2px}',
    "a{content:'  two  /* words */ '}",
    'a{background:url(a  b)}',
    '@media screen and (width){a{color:red}}',
  ])
    assert.equal(css(sheet), sheet);
  assert.equal(css('a{margin:1px/* and */2px}'), 'a{margin:1px/**/2px}');
});

test('an expression may stand anywhere in a sheet', () => {
  assert.equal(
    css(
      '${scope} .a ${b} {\n  ${property}: ${value} ${other}px;\n  ${declarations}\n  width: calc(${x} + 1px);\n}\n${more}\n${rules}',
    ),
    '${scope} .a ${b}{${property}:${value} ${other}px;${declarations} width:calc(${x} + 1px)}${more} ${rules}',
  );
  assert.equal(css('/* ${kept} */a{}'), '/* ${kept} */a{}');
});

test('a template loses indentation and the line breaks inside its tags', () => {
  assert.equal(
    html(
      '\n    <p\n      class="a  b"\n      .name=${name}\n      ?hidden=${hidden}\n    >\n      Some  words\n      <b>here</b>\n    </p>\n',
    ),
    '\n<p class="a  b" .name=${name} ?hidden=${hidden}>\nSome words\n<b>here</b>\n</p>\n',
  );
});

test('a slash stays apart from a value without quotes', () => {
  assert.equal(
    html('<input\n  value=${value}\n/><input value="${value}" /><br />'),
    '<input value=${value} /><input value="${value}"/><br/>',
  );
});

test('expressions of a tag stay what they are', () => {
  const template = '<p ${ref(a)} ${ref(b)} class="${a}  ${b}" @click=${() => `two  ${words}`}>${words}</p>';
  assert.equal(html(template), template);
});

test('elements that show their blanks keep them, and so do templates inside them', () => {
  for (const tag of ['pre', 'textarea', 'script', 'style', 'title']) {
    const template = `<${tag}>\n  a\n    b  </${tag}>`;
    assert.equal(html(template), template);
  }
  const nested = '<pre>\n  ${rows.map((row) => html`<b>\n  ${row}</b>`)}\n</pre>';
  assert.equal(html(`${nested}\n  <i>\n  </i>`), `${nested}\n<i>\n</i>`);
});

test('nested templates are minified, whatever surrounds them', () => {
  assert.equal(
    html('<ul>\n  ${rows.map((row) => html`\n    <li>\n      ${svg`\n  <path />`}</li>`)}\n</ul>'),
    '<ul>\n${rows.map((row) => html`\n<li>\n${svg`\n<path/>`}</li>`)}\n</ul>',
  );
});

test('everything else stays as written: strings, comments, templates of other tags', () => {
  for (const code of [
    'const a = `one\n   two`;',
    "const a = 'html`<p\\n   class=a>`';",
    '// html`<p   class=a>`',
    'const a = sql`\n   select`;',
    'const a = x.html`\n   <p>`;',
  ])
    assert.equal(minified(code), code);
  assert.equal(minifyTemplates('const a = html`\n   <p>`;', 'a.ts'), undefined, "a tag that isn't Lit's");
  const ours = "import { css } from '../styles/css.ts';\n";
  assert.equal(minifyTemplates(`${ours}css\`a {\n}\``, 'a.ts')?.code, `${ours}css\`a{}\``);
  const renamed = "import { html as h } from 'lit';\n";
  assert.equal(minifyTemplates(`${renamed}h\`\n  <p>\``, 'a.ts')?.code, `${renamed}h\`\n<p>\``);
});

test('a module that cannot be read is told, not passed on', () => {
  assert.throws(() => minifyTemplates('const = 1', 'a.ts'), /^Error: a\.ts: /);
});

test('the source map leads to the original text, which it contains', () => {
  const code = `${lit}const a = html\`\n    <p>\n        \${first}\n    </p>\`;\nconst second = css\`a {\n  color: \${third};\n}\`;\n`;
  const made = minifyTemplates(code, 'a.ts')!;
  assert.deepEqual(made.map.sourcesContent, [code]);
  const map = new SourceMap({ ...made.map, file: '', sourceRoot: '' } as ConstructorParameters<typeof SourceMap>[0]);
  const placeOf = (text: string, word: string): [number, number] => {
    const lines = text.slice(0, text.indexOf(word)).split('\n');
    return [lines.length - 1, lines.at(-1)!.length];
  };
  for (const word of ['first', 'second', 'third']) {
    const entry = map.findEntry(...placeOf(made.code, word));
    assert.ok('originalLine' in entry);
    assert.deepEqual([entry.originalLine, entry.originalColumn], placeOf(code, word), word);
  }
});
