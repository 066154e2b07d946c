import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import ems from './scripts/lint/imports.ts';

/**
 * The rooms of `src` and what each may import besides itself; arrows run one way (docs/decisions/0008). `client` and
 * `rules` know nothing of a user interface, a client never imports an element, an element never a client.
 */
const arrows = {
  define: ['elements', 'flow', 'base'],
  development: ['elements', 'flow', 'base', 'context', 'i18n', 'rules', 'client'],
  elements: ['parts', 'base', 'context', 'i18n', 'styles', 'rules', 'client'],
  flow: ['elements', 'journeys', 'parts', 'base', 'context', 'i18n', 'styles', 'rules', 'client'],
  parts: ['base', 'context', 'i18n', 'styles', 'rules', 'client'],
  base: ['context', 'i18n', 'styles', 'rules', 'client'],
  context: ['client'],
  i18n: ['context', 'client'],
  styles: [],
  locales: ['elements', 'flow', 'parts', 'i18n'],
  journeys: ['client'],
  rules: [],
  mails: ['rules'],
  contract: ['rules'],
  client: ['rules', 'contract', 'mails'],
  testing: ['client', 'contract'],
  server: ['contract', 'rules', 'mails'],
  adopt: ['base', 'client', 'i18n'],
  'server-render': ['adopt', 'elements', 'parts', 'base', 'i18n', 'styles', 'rules', 'client'],
};

/** What a browser loads of `contract`; everything else of it is zod's, and types only to whatever a browser loads. */
const importFree = ['routes', 'problem-codes', 'problem-statuses'];

/** Of `client` the rooms of the user interface see the interface and its data, never a client. */
const clientsOwn = readdirSync(`${import.meta.dirname}/src/client`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'ports')
  .map(({ name }) => `./src/client/${name}`);

const zones = Object.entries(arrows).flatMap(([room, allowed]) => {
  const forbidden = Object.keys(arrows).filter((other) => other !== room && !allowed.includes(other));
  // The dialog of a step-up is an element, which the form controller fetches when a call asks for it.
  const except = room === 'base' ? ['./reauthenticate/step-up.ts'] : [];
  const zone = (from, message) => ({
    target: `./src/${room}`,
    from,
    message,
    ...(from === './src/elements' && { except }),
  });
  return [
    ...forbidden.map((other) =>
      zone(`./src/${other}`, `src/${room} doesn't import from src/${other}: see the arrows in eslint.config.mjs.`),
    ),
    ...(['client', 'testing', 'server'].includes(room)
      ? []
      : clientsOwn.map((from) => zone(from, 'An element never imports a client.'))),
  ];
});

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'packages/*/dist/',
      '**/dist.next/',
      'demo/dist/',
      // Compiled for what is wrong in them, each with its framework's own tools.
      'test/frameworks/',
      // Each has its own tools, and is checked by them: npm run examples.
      'examples/',
      'storybook-static/',
      'node_modules/',
      '.cache/',
      'coverage/',
      'test-results/',
      'playwright-report/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    rules: {
      // Flags every `@submit=${this.x}`: Lit binds the host.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An `async` stub that answers at once is a promise, as the interface wants it.
      '@typescript-eslint/require-await': 'off',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      // What `fetch` takes is a string in this project's own tests.
      '@typescript-eslint/no-base-to-string': [
        'error',
        { ignoredTypeNames: ['Error', 'RegExp', 'URL', 'URLSearchParams', 'Request'] },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['src/**/*.ts'], plugins: { ems }, rules: { 'ems/no-cycle': 'error' } },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          // `$&` and "$`" in a text from outside would become parts of the markup around it.
          selector:
            'CallExpression[callee.property.name=/^replace(All)?$/] > TemplateLiteral.arguments:nth-child(2)[expressions.length>0]',
          message: 'Replace by a function: `$` in what is put in means something else.',
        },
        {
          // Whether it is there is asked before the wait, so that two who wait make two of it.
          selector: ['', 'MemberExpression > ', 'NewExpression > MemberExpression > ']
            .map((between) => `AssignmentExpression[operator=/^(\\?\\?|\\|\\||&&)=$/] > ${between}AwaitExpression`)
            .join(),
          message: 'Wait first, then assign: somebody else may have done it meanwhile.',
        },
        {
          // The same words in a third weight are shaped once more before they are seen (docs/decisions/0060).
          selector: 'TaggedTemplateExpression TemplateElement[value.raw=/font-weight: (?!400|600|inherit)/]',
          message: 'Texts have two weights, 400 and 600.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'lit', importNames: ['css'], message: 'That of src/styles/css.ts brings less along.' }] },
      ],
    },
  },
  {
    files: ['src/{elements,flow}/**/*.ts'],
    rules: { 'ems/lazy-elements': 'error' },
  },
  {
    files: ['src/{elements,flow,parts,base}/**/*.ts'],
    plugins: { lit, wc, 'lit-a11y': litA11y },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/best-practice'].rules,
      // LitElement has them all.
      'wc/guard-super-call': 'off',
      ...litA11y.configs.recommended.rules,
    },
    settings: { wc: { elementBaseClasses: ['LitElement', 'EmsElement'] } },
  },
  {
    files: ['src/client/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/contract/*', ...importFree.map((name) => `!**/contract/${name}.ts`)],
              allowTypeImports: true,
              message: `At runtime a client imports only ${importFree.join(' and ')} of the contract: the rest brings zod along.`,
            },
          ],
        },
      ],
    },
  },
  {
    files: importFree.map((name) => `src/contract/${name}.ts`),
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration[importKind="value"]',
          message: 'A browser loads this file: it imports types and nothing else.',
        },
      ],
    },
  },
  // Types of every group of words, wherever it stands; generated.
  { files: ['src/i18n/message-groups.ts'], rules: { 'import-x/no-restricted-paths': 'off' } },
  // An ambient module can't import at its top.
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  // A site without a build step: what browsers run is what is written.
  { files: ['demo/sites/**/*.js'], ...tseslint.configs.disableTypeChecked },
  { files: ['demo/sites/**/*.js'], languageOptions: { globals: { document: 'readonly', location: 'readonly' } } },
  // Playwright wants the pattern where a fixture depends on nothing.
  { files: ['test/{e2e,keycloak,stories}/**/*.ts'], rules: { 'no-empty-pattern': 'off' } },
  // Chai's assertions can be awaited where axe adds one that has to be, so each of them looks like a promise.
  {
    files: ['test/{elements,flow,base,parts,context,development,mails}/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    ignores: ['test/{elements,flow,base,parts,context,development,mails}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'test', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
);
