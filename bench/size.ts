/**
 * `npm run size`: what a page loads for an element, everything included (Lit, styles, words), bundled and minified as a
 * site's build would by each of three bundlers, compressed with Brotli 11. Fails when the package is over budget with one of
 * them (docs/decisions/0037), and when the table in the README says something else; `--write` brings the table up to date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { elementSources } from '../scripts/generate/elements.ts';
import { bundlers, type Bundle } from './bundlers.ts';

type Bundler = keyof typeof bundlers;
const names = Object.keys(bundlers) as Bundler[];

const root = resolve(import.meta.dirname, '..');
const entries = resolve(root, '.cache/size');
mkdirSync(entries, { recursive: true });

const brotli = (code: string): number =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Bytes that a page loads, and those that are the package's own: without what a bundler adds on its account. */
interface Size {
  loaded: number;
  own: number;
}

type Sizes = Record<Bundler, Size>;
const sizes = (of: (bundler: Bundler) => Size): Sizes =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Sizes;
const calculated = (of: (one: number, other: number) => number, one: Sizes, other: Sizes): Sizes =>
  sizes((name) => ({
    loaded: of(one[name].loaded, other[name].loaded),
    own: of(one[name].own, other[name].own),
  }));
const minus = (more: Sizes, less: Sizes): Sizes => calculated((one, other) => one - other, more, less);
const plus = (one: Sizes, more: Sizes): Sizes => calculated((one, other) => one + other, one, more);

interface Measured {
  /** Loaded before the element is drawn and usable. */
  first: Sizes;
  /** Loaded later, when a screen needs it. */
  later: Sizes;
  /** Of these, the bytes that come along with some modules. */
  screen(...modules: string[]): Sizes;
  /** How many requests in a row it takes until the last of some modules is there, with the bundler that needs the most. */
  rounds(...modules: string[]): number;
}

const bundled = async (source: string): Promise<Record<Bundler, Bundle>> => {
  const entry = resolve(entries, 'entry.js');
  writeFileSync(entry, source);
  const made = {} as Record<Bundler, Bundle>;
  for (const name of names) made[name] = await bundlers[name](entry);
  return made;
};

const weigh = ({ code }: Bundle, files: string[]): Size => {
  const texts = files.map((file) => code.get(file)!);
  const loaded = texts.reduce((bytes, text) => bytes + brotli(text), 0);
  // A hash in a file's name changes with a word of another file, and weighs more or less then.
  return { loaded, own: brotli(texts.join('').replaceAll(/(?<=-)[\w-]{8}(?=\.js)/g, 'hash')) };
};

/** What a bundler brings to a page that fetches anything later: webpack's runtime, and next to nothing of the others. */
writeFileSync(resolve(entries, 'later.js'), 'console.log(1);');
const bare = await bundled(`import('./later.js');`);
const runtimes = sizes((name) => ({ loaded: 0, own: weigh(bare[name], bare[name].first).own }));

const measure = async (source: string): Promise<Measured> => {
  const made = await bundled(source);
  const more = (name: Bundler, files: Iterable<string>): Size => {
    const bundle = made[name];
    const first = weigh(bundle, bundle.first);
    const all = weigh(bundle, [...new Set([...bundle.first, ...files])]);
    return { loaded: all.loaded - first.loaded, own: all.own - first.own };
  };
  return {
    first: minus(
      sizes((name) => weigh(made[name], made[name].first)),
      runtimes,
    ),
    later: sizes((name) => more(name, made[name].code.keys())),
    screen: (...modules) =>
      sizes((name) => {
        const files = modules.flatMap((module) => {
          const found = made[name].later(module);
          if (!found.length) throw new Error(`Nothing called ${module} is loaded later by what ${name} made.`);
          return found;
        });
        return more(name, files);
      }),
    rounds: (...modules) => Math.max(...names.flatMap((name) => modules.map((module) => made[name].rounds(module)))),
  };
};

const module = (path: string): string => `${root}/dist/${path}.js`;
const define = (...tags: string[]): string => tags.map((tag) => `import '${module(`define/${tag}`)}';`).join('\n');
const client = `import { createEmsServiceClient } from '${module('client/ems-service/index')}';
import { setDefaultClient } from '${module('index')}';
setDefaultClient(createEmsServiceClient({ baseURL: location.origin + '/api/auth' }));`;

const KiB = 1024;
const register = await measure(define('ems-register'));
/** Measured by themselves below. */
const apart = ['ems-register', 'ems-totp-setup', 'ems-signup-flow'];
const tags = elementSources()
  .map(({ tag }) => tag)
  .filter((tag) => !apart.includes(tag));

/**
 * The README's example for a bundler (docs/decisions/0038). A press waits for `submission` and the rules, which are fetched when a person first
 * comes into the form.
 */
const withClient = `${define('ems-register')}\n${client}`;
const sending = ['submission', 'read-form'];
const inEnglish = await measure(withClient);
const usingGerman = `import de from '${module('locales/de')}';
import { registerLocale } from '${module('index')}';
registerLocale(de);`;
const german = await measure(`${define('ems-register')}\n${usingGerman}`);
const inGerman = await measure(`${withClient}\n${usingGerman}`);
const germanWords = 'register/messages/de';

const rows: { what: string; bytes: Sizes; budget: number }[] = [
  { what: '`ems-register`, drawn and usable', bytes: register.first, budget: 12 * KiB },
  {
    what: '… with the client of the EMS service, until it can be sent',
    bytes: plus(inEnglish.first, inEnglish.screen(...sending)),
    budget: 15.25 * KiB,
  },
  {
    what: '… the same in German',
    bytes: plus(inGerman.first, inGerman.screen(...sending, germanWords)),
    budget: 16 * KiB,
  },
  // In another language, with the words of the element itself.
  {
    what: '… in German, on top',
    bytes: plus(minus(german.first, register.first), german.screen(germanWords)),
    budget: 1.2 * KiB,
  },
];

const rounds = Math.max(inEnglish.rounds(...sending), inGerman.rounds(...sending, germanWords));
if (rounds > 2) {
  console.error(`A registration takes ${rounds} requests in a row until it can be sent, and may take 2.`);
  process.exitCode = 1;
}

for (const tag of tags) {
  const { first } = await measure(define('ems-register', tag));
  rows.push({ what: `… and \`${tag}\` on top`, bytes: minus(first, register.first), budget: 4 * KiB });
}

const setup = await measure(define('ems-register', 'ems-totp-setup'));
rows.push({
  what: '… and `ems-totp-setup` on top, its QR code drawn',
  bytes: plus(minus(setup.first, register.first), setup.screen('qr-code')),
  budget: 10 * KiB,
});

/** On top of the session, which every site has that people come back to from a page of a service. */
const session = await measure(`import { createOidcSession } from '${module('client/session/oidc/index')}';
globalThis.session = createOidcSession({ authority: location.origin, clientId: 'site', tokens: 'memory', mode: 'redirect' });`);
const keycloak = await measure(`import { createKeycloakClient } from '${module('client/keycloak/index')}';
globalThis.client = createKeycloakClient({ realm: location.origin, clientId: 'site' });`);
rows.push({
  what: 'The client of a Keycloak realm with http, on top of `client/oidc`',
  bytes: minus(keycloak.first, session.first),
  budget: 6 * KiB,
});

/**
 * The journeys: every file that the page loads until the first step is drawn. The page imports the element that the journey
 * begins with beside the flow, as docs/journeys.md says; an introduction is the flow's own, and fetched by it.
 */
const starting = async (tag: string): Promise<Sizes> => (await measure(define('ems-signup-flow', tag))).first;
const flow = await measure(define('ems-signup-flow'));
const introduction = plus(flow.first, flow.screen('introduction-screen'));
const journeys = {
  manual: await starting('ems-register'),
  'element-one': await starting('ems-terms'),
  'on-prem-trial': introduction,
  'managed-host': introduction,
};
for (const [journey, bytes] of Object.entries(journeys)) {
  rows.push({ what: `\`ems-signup-flow\`, first step of \`${journey}\` drawn`, bytes, budget: 14 * KiB });
}

const kib = (bytes: number): string => (bytes / KiB).toFixed(2);
const table = [
  `| what | ${names.join(' | ')} | budget |`,
  `|---|${'--:|'.repeat(names.length + 1)}`,
  ...rows.map(
    ({ what, bytes, budget }) =>
      `| ${what} | ${names.map((name) => `${kib(bytes[name].own)} (${kib(bytes[name].loaded)})`).join(' | ')} | ${budget / KiB} |`,
  ),
].join('\n');
process.stdout.write(
  `${table}\n\nLoaded later by \`ems-register\`, as its screens come: ${names.map((name) => `${kib(register.later[name].loaded)} (${name})`).join(', ')}\n`,
);

const over = names.flatMap((name) =>
  rows.flatMap(({ what, bytes, budget }) =>
    bytes[name].own > budget ? [{ name, what, own: bytes[name].own, budget }] : [],
  ),
);
for (const { name, what, own, budget } of over) {
  console.error(`Over budget: ${what} (${name}): ${own} bytes of the package's own, ${own - budget} too many.`);
}

const readmePath = resolve(root, 'README.md');
const readme = readFileSync(readmePath, 'utf8');
const updated = readme.replace(
  /(<!-- sizes -->\n)[\s\S]*?(\n<!-- \/sizes -->)/,
  (_, open: string, close: string) => `${open}\n${table}\n${close}`,
);
if (process.argv.includes('--write')) writeFileSync(readmePath, updated);
else if (updated !== readme) console.error('The table in README.md is out of date: run `npm run size -- --write`.');
if (over.length || (updated !== readme && !process.argv.includes('--write'))) process.exitCode = 1;
