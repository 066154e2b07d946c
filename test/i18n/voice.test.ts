/** What people read has one voice: the words that the house doesn't use, what stands in their place, and why. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { groupsOf, type Words } from '../support/words.ts';

const root = resolve(import.meta.dirname, '../..');

interface Rule {
  wrong: RegExp;
  right: string;
  why: string;
}

/** English wherever it stands, documentation included. */
const everywhere: Rule[] = [
  { wrong: /\be-mail/i, right: 'email', why: 'one spelling' },
  {
    wrong:
      /\b(?:a|an|the|that|this|each|every|one|another|new|no|our|your) mail\b(?![ -](?:address|app|body|catcher|client|program|provider|scanner|server))|\bmails\b/i,
    right: 'email, emails',
    why: 'mail is what the post brings; one of it is an email',
  },
  { wrong: /\b(?:many|of|more|no|\d+) tries\b/i, right: 'attempts', why: 'a try is for games' },
  { wrong: /\bpresent (?:account|address|password)\b/i, right: 'current', why: 'nobody calls it present' },
  { wrong: /\bauthenticator applications?\b/i, right: 'authenticator app', why: 'what people call it' },
  { wrong: /\bterms of use\b/i, right: 'Terms of service', why: 'one name for one document' },
  {
    wrong: /\b(?:can|must|please|to|you) log ?in\b|\blog(?:ged|ging) in\b|\blogins?\b/i,
    right: 'sign in, sign-in',
    why: 'one word for one deed',
  },
];

/** English on screens and in emails, where people read it who didn't come to read. */
const onScreens: Rule[] = [
  ...everywhere,
  { wrong: /\bgo(?:es|ing)? on\b/i, right: 'continue', why: 'German "weitermachen"' },
  { wrong: /\bin force\b/i, right: 'current, now', why: 'for laws only' },
  { wrong: /\bso that\b/i, right: 'so', why: 'German "so dass"' },
  { wrong: /\bmeanwhile\b/i, right: 'in the meantime', why: 'German "inzwischen" at the end of a sentence' },
  { wrong: /\bat once\b/i, right: 'immediately, right away', why: 'can be read as "at the same time"' },
  { wrong: /\b(?:some|any|every)body\b/i, right: 'someone, anyone, everyone', why: 'one of the two, always' },
  { wrong: /\bshall\b/i, right: 'will', why: 'for laws only' },
  {
    wrong:
      /\b(?:is|are|was|were|do|does|did|has|have|had|could|would|should|will|can) not\b|\bcannot\b|(?<!where )\b(?:you|we|they) (?:are|will)(?= \w)|(?:^|[.?!:] )It is\b/im,
    right: 'contractions',
    why: 'written as it is spoken',
  },
  { wrong: /\p{Letter}'\p{Letter}/u, right: '’', why: 'typography' },
  { wrong: / …/, right: '…', why: 'English sets no space before it' },
  { wrong: /\b(?:recogniz|organiz|canceled)/i, right: 'British spelling', why: 'one spelling' },
];

const onGermanScreens: Rule[] = [
  { wrong: /(?<!E-)\bMails?\b|\b(?:e-?m|Em)ails?\b/, right: 'E-Mail', why: 'one spelling' },
  {
    wrong: /\blog(?:in|ge|gt|gen)|\b(?:ein|aus)(?:ge)?log/i,
    right: 'anmelden, abmelden',
    why: 'one word for one deed',
  },
  { wrong: /\b(?:du|dich|dir|dein\w*)\b/i, right: 'Sie', why: 'one way to address people' },
  { wrong: /derzeitig/i, right: 'aktuell', why: '"current" has one translation' },
  { wrong: /\bAGB\b|Geschäftsbedingungen/, right: 'Nutzungsbedingungen', why: 'one name for one document' },
  { wrong: /Authentifikator/i, right: 'Authenticator-App', why: 'the name that the apps themselves have' },
  { wrong: /["']/, right: '„…“, ’', why: 'typography' },
];

/** What a word says, whichever way its function takes. */
const textOf = (words: Words): string =>
  typeof words === 'function'
    ? [...String(words).matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)]
        .map(([, plain, template]) => plain ?? template!.replaceAll(/\$\{[^{}]*\}|''/g, '0'))
        .join('\n')
    : typeof words === 'string'
      ? words
      : words.join('\n');

const faults = (text: string, rules: Rule[]): string[] =>
  rules.flatMap(({ wrong, right, why }) => {
    const found = wrong.exec(text);
    if (!found) return [];
    const around = text.slice(Math.max(0, found.index - 40), found.index + found[0].length + 40).replaceAll('\n', ' ');
    return [`"${found[0]}" in "…${around}…": ${right} (${why})`];
  });

const holds = (name: string, text: string, rules: Rule[]): void => {
  void it(name, () => {
    assert.deepEqual(faults(text, rules), []);
  });
};

const filesBelow = (folder: string, kind: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .map((name) => join(folder, name))
    .sort();

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Without what isn't prose: code, addresses of links, comments and scripts. */
const proseOf = (page: string): string =>
  page
    .replaceAll(/```[\s\S]*?```|`[^`\n]*`|<!--[\s\S]*?-->|<script[\s\S]*?<\/script>|\]\([^)]*\)/g, ' ')
    .replaceAll(/^\s*(?:import|\/\/|\/?\*).*$/gm, '')
    .replaceAll(/\b(?:href|src|class|slot|id|data-[\w-]+)=(?:"[^"]*"|\{[^}]*\})|\bdata-mail\b/g, ' ');

/** What Storybook and editors show of a source: its comments, without code and without what people may call things. */
const commentsOf = (source: string): string =>
  [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)]
    .map(([comment]) => comment.replaceAll(/`[^`\n]*`|@keywords.*/g, ' ').replaceAll(/\s+(?:\*\s+)?/g, ' '))
    .join('\n');

/** The words of emails are in tagged templates: what isn't a comment or an import is read. */
const wordsOfMails = (language: string): string =>
  [...read(`src/mails/words/${language}.ts`).matchAll(/(?:'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g)]
    .map(([, plain, template]) => plain ?? template!.replaceAll(/\$\{[^{}]*\}/g, '0'))
    .filter((text) => !text.startsWith('.'))
    .join('\n');

describe('the voice of the messages in English', async () => {
  for (const [name, group] of Object.entries(await groupsOf('en')))
    holds(name, Object.values(group).map(textOf).join('\n'), onScreens);
  holds('the emails', wordsOfMails('en'), onScreens);
});

describe('the voice of the messages in German', async () => {
  for (const [name, group] of Object.entries(await groupsOf('de')))
    holds(name, Object.values(group).map(textOf).join('\n'), onGermanScreens);
  holds('the emails', wordsOfMails('de'), onGermanScreens);
});

describe('the voice of the demo', () => {
  for (const page of filesBelow('demo/sites', /\.(?:html|vue|tsx)$/)) {
    // An attribute or an expression may need a straight one.
    const rules = onScreens.filter(({ right }) => page.endsWith('.html') || right !== '’');
    holds(page, proseOf(read(page)), rules);
  }
});

describe('the voice of the documentation', () => {
  // Records of decisions stay as they were written; the other two are written by a generator, from names of checks and operations.
  const others = new Set(['docs/conformance.md', 'docs/http-api.md']);
  const pages = [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...filesBelow('.changeset', /\.md$/),
    ...filesBelow('packages', /^[\w-]+\/README\.md$/),
    ...filesBelow('stories', /\.mdx$/),
    ...filesBelow('.storybook', /\.mdx$/),
    ...filesBelow('docs', /^(?:frameworks\/)?[\w-]+\.md$/),
  ];
  for (const page of pages.filter((page) => !others.has(page))) holds(page, proseOf(read(page)), everywhere);

  const sources = [...filesBelow('src', /\.ts$/), ...filesBelow('stories', /\.stories\.ts$/)];
  for (const source of sources) holds(source, commentsOf(read(source)), everywhere);
});

it('finds every fault that it names', () => {
  const wrong =
    "E-mail, a mail, too many tries, your present password, an authenticator application, Terms of use, please log in, to go on, in force, so that, meanwhile, at once, somebody, shall, is not, don't, Loading …, recognized";
  assert.equal(faults(wrong, onScreens).length, onScreens.length);
  const falsch = 'email, Mail, e-mail, einloggen, dein, derzeitiges, AGB, Authentifikator, "';
  assert.equal(faults(falsch, onGermanScreens).length, onGermanScreens.length);
});
