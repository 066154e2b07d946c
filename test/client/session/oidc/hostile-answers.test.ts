/**
 * Whatever a provider answers, and whatever comes over the channel of a pop-up: each call of a token session ends as an outcome whose code
 * has words, nothing is thrown, nothing hangs, and nobody is signed in by an answer that wasn't for this page. No key of the provider's
 * (JWKS) is ever asked for: the ID token comes from the token endpoint itself, by TLS (OpenID Connect Core section 3.1.3.7).
 * `FUZZ_SEED` repeats a run, `FUZZ_RUNS` makes a longer one.
 */
import assert from 'node:assert/strict';
import { after, before, it, mock } from 'node:test';
import fc from 'fast-check';
import type { Outcome } from '../../../../src/client/outcome.ts';
import { isProblemCode } from '../../../../src/contract/problem-codes.ts';
import { mutantsOf, type Json } from '../../../contract/support/samples.ts';
import { createPage } from '../../support/bare-page.ts';
import { answered, inLanes, unusual, type Answer } from '../../support/hostile-answers.ts';
import { installPopups, type Popups } from '../../support/popups.ts';
import { address, clientId, openPage } from '../../support/provider-site.ts';
import { createStorage } from '../../support/service-harness.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 10_000);

/** Every wait of the session is so much shorter. */
const haste = 300;
/** Milliseconds. */
const patience = 20_000;

/** An answer in the place of the one that would be right. */
type Hostile = (right: Json) => Promise<Response>;

const json = (value: Json): Promise<Response> => Promise.resolve(Response.json(value));
const right: Hostile = json;
const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  fc.constant(right),
  fc.nat().map((place): Hostile => (value) => {
    const mutants = mutantsOf(value);
    return json(mutants[place % mutants.length]!);
  }),
  fc.constantFrom(...unusual).map((answer: Answer): Hostile => answer),
  answered(fc.constant({ access_token: 'x', token_type: 'Bearer', error: 'invalid_grant' })).map(
    (answer): Hostile => answer,
  ),
  fc.constantFrom('invalid_grant', 'invalid_client', 'server_error', '__proto__', '', 'x'.repeat(5000)).map(
    (error): Hostile =>
      () =>
        Promise.resolve(Response.json({ error, error_description: '\ud800' }, { status: 400 })),
  ),
);

/** The claims of the ID token: as they are, or one of them another one. */
const claimsBy = fc.oneof(fc.constant(-1), fc.nat());
/** The address that the browser is led back to, or that comes from a pop-up. */
const backs = ['right', 'other state', 'other issuer', 'no issuer', 'error', 'doubled', 'encoded', 'nothing'] as const;

interface Run {
  kind: 'begin' | 'return' | 'renew' | 'end' | 'popup';
  at: Record<'openid-configuration' | 'token' | 'logout' | 'revoke' | 'userinfo', Hostile>;
  claims: number;
  back: (typeof backs)[number];
  said: unknown[];
}

const usually = fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: hostile });
const runs: fc.Arbitrary<Run> = fc.constantFrom('begin', 'return', 'renew', 'end', 'popup').chain((kind: Run['kind']) =>
  fc.record({
    kind: fc.constant(kind),
    at: fc.record({
      'openid-configuration': kind === 'begin' ? hostile : usually,
      token: hostile,
      logout: hostile,
      revoke: hostile,
      userinfo: usually,
    }),
    claims: claimsBy,
    back: fc.constantFrom(...backs),
    said: fc.array(
      fc.oneof(
        fc.constantFrom<unknown>(null, 7, {}, [], 'x', '', 'javascript:alert(1)', 'taken', new Map([['a', 1]]), '//'),
        fc.constant('https://evil.example/?code=x&state=y;popup'),
        fc.webUrl({ withQueryParameters: true }),
        fc.string(),
      ),
      { maxLength: 4 },
    ),
  }),
);

const jwt = (claims: unknown): string =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.x`;

/** A provider for each run, told apart by its name. */
const providers = new Map<string, (path: string) => Promise<Response>>();
const asked = new Set<string>();
let popups: Popups;
const real = { fetch: globalThis.fetch, setInterval: globalThis.setInterval, timeout: AbortSignal.timeout };
let wait: typeof setTimeout;

before(() => {
  wait = globalThis.setTimeout;
  popups = installPopups();
  mock.method(console, 'error', () => undefined);
  globalThis.fetch = (input, init) => {
    const { host, pathname } = new URL(input instanceof Request ? input.url : input);
    const path = pathname.split('/').at(-1)!;
    asked.add(path);
    const gone = new Promise<never>((_, reject) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a browser does
      init?.signal?.addEventListener('abort', () => reject(init.signal!.reason));
    });
    gone.catch(() => undefined);
    return Promise.race([providers.get(host)!(path), gone]);
  };
  const shorter = (set: (run: () => void, time: number) => unknown) =>
    ((run: () => void, time = 0) => set(run, time / haste)) as typeof setTimeout;
  globalThis.setTimeout = shorter(wait);
  globalThis.setInterval = shorter(real.setInterval);
  AbortSignal.timeout = (time) => real.timeout.call(AbortSignal, Math.ceil(time / haste));
});
after(() => {
  popups.restore();
  Object.assign(globalThis, { fetch: real.fetch, setInterval: real.setInterval, setTimeout: wait });
  AbortSignal.timeout = real.timeout;
  mock.restoreAll();
});

const check = (outcome: Outcome<unknown>): void => {
  if (!outcome.ok) assert.ok(isProblemCode(outcome.problem.code), `a code that nobody knows: ${outcome.problem.code}`);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
};

const backFrom = (left: URL, issuer: string, how: Run['back']): URL => {
  const back = new URL(address);
  const set = (values: Record<string, string>): void =>
    Object.entries(values).forEach(([name, value]) => back.searchParams.set(name, value));
  const state = left.searchParams.get('state') ?? '';
  if (how === 'nothing') return back;
  set({ code: 'c', state, iss: issuer });
  if (how === 'other state') set({ state: '__proto__' });
  if (how === 'other issuer') set({ iss: 'https://evil.example' });
  if (how === 'no issuer') back.searchParams.delete('iss');
  if (how === 'error') set({ error: '__proto__', error_description: '\u0000' });
  if (how === 'doubled') back.searchParams.append('state', 'x');
  if (how === 'encoded') return new URL(`${back.href}&x=%ff%00&%=%`);
  return back;
};

let count = 0;
const perform = async ({ kind, at, claims, back, said }: Run): Promise<void> => {
  const host = `run-${++count}.example`;
  const issuer = `https://${host}/realms/people`;
  let nonce = '';
  /** Made for this page: by this provider, for this client, at this request. */
  let own = false;
  const rights: Record<string, () => Json> = {
    'openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/logout`,
      revocation_endpoint: `${issuer}/revoke`,
      authorization_response_iss_parameter_supported: true,
    }),
    token: () => {
      const time = Math.floor(Date.now() / 1000);
      const whole: Json = { iss: issuer, sub: 'ada', aud: clientId, exp: time + 300, iat: time, nonce };
      const mutants = mutantsOf(whole);
      own = claims < 0;
      return {
        access_token: 'a',
        refresh_token: 'r',
        token_type: 'Bearer',
        expires_in: 300,
        id_token: jwt(own ? whole : mutants[claims % mutants.length]),
      };
    },
    logout: () => ({}),
    revoke: () => ({}),
    userinfo: () => ({ sub: 'ada', email: 'ada@example.org' }),
  };
  providers.set(host, async (path) => at[path as keyof Run['at']](rights[path]!()));
  const provider = { issuer } as Parameters<typeof openPage>[0];
  const storage = createStorage();
  const mode = kind === 'popup' ? 'popup' : 'redirect';
  if (kind === 'renew' || kind === 'end')
    storage.setItem(
      `ems-elements oidc ${issuer} ${clientId} tokens`,
      JSON.stringify({
        accessToken: 'a',
        refreshToken: 'r',
        idToken: jwt({}),
        expiresAt: kind === 'renew' ? 0 : Date.now() + 1e6,
      }),
    );
  const page = openPage(provider, { storage, mode });
  switch (kind) {
    case 'renew':
      check(await page.port.current());
      break;
    case 'end':
      check(await page.session.end());
      break;
    case 'popup': {
      const started = page.port.start();
      const popup = popups.opened.at(-1)!;
      const channel = new BroadcastChannel(`ems-elements oidc ${issuer} ${clientId} popup`);
      try {
        const left = await Promise.race([popup.at, started]);
        if (left instanceof URL) {
          nonce = left.searchParams.get('nonce') ?? '';
          for (const one of said) channel.postMessage(one);
          if (back !== 'nothing') channel.postMessage(backFrom(left, issuer, back).href);
          // Whoever is not answered closes it.
          popup.closed = true;
          popups.focus('page');
        }
        check(await started);
      } finally {
        channel.close();
      }
      break;
    }
    default: {
      const left = await Promise.race([page.page.left, page.session.start({})]);
      if (!(left instanceof URL)) {
        check(left);
        break;
      }
      assert.match(left.protocol, /^https?:$/);
      if (kind === 'begin') break;
      nonce = left.searchParams.get('nonce') ?? '';
      const answer = backFrom(left, issuer, back);
      const after = openPage(provider, { storage, page: createPage(answer.href) });
      const outcome = await after.port.current();
      check(outcome);
      assert.doesNotMatch(after.page.url().search, /code=|state=/, 'the answer leaves the address');
      const stored = [...storage.items].some(([name, value]) => name.endsWith(' tokens') && value.includes('"a"'));
      // Another document may say that the provider doesn't name itself in its answers (RFC 9207).
      const nameless = back === 'no issuer' && at['openid-configuration'] !== right;
      const meant = back === 'right' || back === 'encoded' || back === 'doubled' || nameless;
      if (stored) assert.ok(meant, `tokens for an answer that wasn't meant: ${back}`);
    }
  }
  providers.delete(host);
};

it(`ends ${numRuns} calls as an outcome, whatever a provider answers (FUZZ_SEED=${seed})`, async () => {
  const cases = fc.sample(runs, { numRuns, seed });
  const inTime = async (run: Run): Promise<void> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hangs = new Promise<never>((_, reject) => {
      timer = wait(() => reject(new Error('It hangs.')), patience);
    });
    await Promise.race([perform(run), hangs]).finally(() => clearTimeout(timer));
  };
  await inLanes(cases, inTime, ({ kind, at, claims, back }) => {
    const what = Object.entries(at).map(([name, answer]) => `${name}: ${String(answer)}`);
    return `${kind}, ${back}, ${claims}: ${what.join('\n')}`;
  });
  assert.ok(!asked.has('jwks'));
});
