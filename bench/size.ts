/**
 * `npm run size`: what a page loads for an element, everything included (Lit, styles, words), bundled and minified as a
 * site's build would, compressed with Brotli 11. Fails over budget, and fails when
 * the table in the README says something else; `--write` brings the table up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
const dist = resolve(root, 'dist');

const brotli = (code: string): number =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

interface Measured {
  /** Loaded before the element is drawn and usable. */
  first: number;
  /** Loaded later, when a screen needs it. */
  later: number;
  /** Of these, the bytes of one file and of those that come along with it. */
  screen(name: string): number;
}

/** Into files it is split by the bundler, as it does by default. */
const measure = async (source: string): Promise<Measured> => {
  const entry = resolve(dist, 'size-entry.js');
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    // That an element is both fetched ahead and in the page from the beginning is what is measured.
    onLog: (level, log, handler) => void (log.code === 'INEFFECTIVE_DYNAMIC_IMPORT' || handler(level, log)),
    resolve: { conditionNames: ['browser', 'import', 'production', 'default'] },
    plugins: [
      {
        name: 'size-entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  await bundle.close();
  const chunks = output.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk] : []));
  // Chunks that the entry imports statically are loaded with it.
  const loadedWith = (file: string, loaded = new Set<string>()): Set<string> => {
    if (loaded.has(file)) return loaded;
    loaded.add(file);
    chunks.find(({ fileName }) => fileName === file)?.imports.forEach((other) => loadedWith(other, loaded));
    return loaded;
  };
  const first = loadedWith(chunks.find(({ isEntry }) => isEntry)!.fileName);
  const size = (counts: (file: string) => boolean): number =>
    chunks.filter(({ fileName }) => counts(fileName)).reduce((sum, { code }) => sum + brotli(code), 0);
  const screen = (name: string): number => {
    const chunk = chunks.find(({ fileName }) => fileName.startsWith(name));
    if (!chunk) throw new Error(`Nothing called ${name} is loaded later.`);
    const needed = loadedWith(chunk.fileName);
    return size((file) => needed.has(file) && !first.has(file));
  };
  return { first: size((file) => first.has(file)), later: size((file) => !first.has(file)), screen };
};

const define = (...tags: string[]): string => tags.map((tag) => `import './define/${tag}.js';`).join('\n');
const client = `import { createEmsServiceClient } from './client/ems-service/index.js';
import { setDefaultClient } from './context/default-client.js';
setDefaultClient(createEmsServiceClient({ baseURL: location.origin + '/api/auth' }));`;

const KiB = 1024;
const register = await measure(define('ems-register'));
const tags = [
  'ems-verify-email', 'ems-sign-in', 'ems-terms', 'ems-provider',
  'ems-reauthenticate', 'ems-change-password', 'ems-account-profile',
  'ems-confirm-email', 'ems-forgot-password', 'ems-reset-password', 'ems-sessions', 'ems-delete-account',
  'ems-two-factor', 'ems-recovery-codes', 'ems-account-menu', 'ems-account',
];
const rows: { what: string; bytes: number; budget: number; later?: number }[] = [
  { what: '`ems-register`, drawn and usable', bytes: register.first, budget: 12 * KiB, later: register.later },
  { what: '… with the Better Auth client', bytes: (await measure(`${define('ems-register')}\n${client}`)).first, budget: 18 * KiB },
];
for (const tag of tags) {
  const { first } = await measure(define('ems-register', tag));
  rows.push({ what: `… and \`${tag}\` on top`, bytes: first - register.first, budget: 4 * KiB });
}

const setup = await measure(define('ems-register', 'ems-totp-setup'));
rows.push({ what: '… and `ems-totp-setup` on top, its QR code drawn', bytes: setup.first - register.first + setup.screen('qr-code'), budget: 8 * KiB });

/**
 * The journeys: every file that the page loads until the first step is drawn. The page imports the element that the journey
 * begins with beside the flow, as docs/journeys.md says; an introduction is the flow's own, and fetched by it.
 */
const starting = async (tag: string): Promise<number> => (await measure(define('ems-signup-flow', tag))).first;
const flow = await measure(define('ems-signup-flow'));
const introduction = flow.first + flow.screen('own-screens');
const journeys = { manual: await starting('ems-register'), 'element-one': await starting('ems-terms'), 'on-prem-trial': introduction, 'managed-host': introduction };
for (const [journey, bytes] of Object.entries(journeys)) {
  rows.push({ what: `\`ems-signup-flow\`, first step of \`${journey}\` drawn`, bytes, budget: 14 * KiB });
}

const kib = (bytes: number): string => `${(bytes / KiB).toFixed(2)} KiB`;
const table = [
  '| what | Brotli | budget |',
  '|---|--:|--:|',
  ...rows.map(({ what, bytes, budget }) => `| ${what} | ${kib(bytes)} | ${budget / KiB} KiB |`),
].join('\n');
process.stdout.write(`${table}\n\nLoaded later by \`ems-register\`, as its screens come: ${kib(register.later)}\n`);

const over = rows.filter(({ bytes, budget }) => bytes > budget);
for (const { what, bytes, budget } of over) console.error(`Over budget: ${what}: ${bytes} bytes, ${bytes - budget} too many.`);

const readmePath = resolve(root, 'README.md');
const readme = readFileSync(readmePath, 'utf8');
const updated = readme.replace(/(<!-- sizes -->\n)[\s\S]*?(\n<!-- \/sizes -->)/, (_, open: string, close: string) => `${open}\n${table}\n${close}`);
if (process.argv.includes('--write')) writeFileSync(readmePath, updated);
else if (updated !== readme) console.error('The table in README.md is out of date: run `npm run size -- --write`.');
if (over.length || (updated !== readme && !process.argv.includes('--write'))) process.exitCode = 1;
