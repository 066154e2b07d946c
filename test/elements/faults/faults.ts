import type { ProblemCode } from '../../../src/client/problem.ts';
import type { Serve } from './service.ts';

/** How a cell ends: see `docs/reliability.md`. */
export type Ending = 'done' | 'again' | 'wait' | 'sign in' | 'said' | 'reload';

/** What a fault may touch. */
export interface Around {
  /** The requests of the page: what answers each. Set back when the fault ends. */
  answer(answer: (serve: Serve) => Serve): void;
  /** A member of something global is another one until the fault ends. */
  replace(object: object, name: PropertyKey, value: PropertyDescriptor): void;
  /** The next request of the page. */
  request(): Promise<void>;
  /** Who asks the service without a session. */
  stranger: Serve;
  press(): void;
  /** The page can fetch no file that it hasn't got. */
  missingFiles(): Promise<void>;
  /** The same form in another tab of the browser, filled in as well. */
  openTab(): Promise<{ press(): void; done(): Promise<void> }>;
}

export interface Fault {
  name: string;
  /** Before the element is drawn. */
  before?(around: Around): void;
  /** When the form is there, before anybody fills it in. */
  filling?(around: Around): unknown;
  /** When the form is filled, before its button is pressed. */
  begin?(around: Around): void | Promise<void>;
  /** When the button was pressed. */
  after?(around: Around): void | Promise<void>;
  /** What is said when it doesn't pass unnoticed: one of these. */
  codes?: ProblemCode[];
  /** What was to be done may be done already, and what was typed be spent. */
  spends?: boolean;
  /** The element needs the session that is gone: it offers the way to the sign-in. */
  signIn?: boolean;
  /** This browser can't do it again before the page is loaded anew. */
  remembered?(): boolean;
  /** How often what was pressed may be asked of the service; any number when absent. */
  asks?: number;
}

const lost = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

const answering = (name: string, code: ProblemCode, answer: () => Response | Promise<Response>): Fault => ({
  name,
  codes: [code],
  begin: ({ answer: set }) => set(() => async () => answer()),
});

const html = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('<!doctype html><h1>Something else</h1>', {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  });

const json = (text: string): Response => new Response(text, { headers: { 'content-type': 'application/json' } });

const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ code, status }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });

/** Begins as an answer does, and breaks off. */
const cut = (): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"email":"gra'));
        controller.error(new TypeError('network error'));
      },
    }),
    { headers: { 'content-type': 'application/json' } },
  );

/** What `redirect: 'manual'` gets of one. */
const redirected = (): Response =>
  Object.defineProperties(new Response(null), {
    status: { value: 0 },
    ok: { value: false },
    type: { value: 'opaqueredirect' },
  });

const throwing = (name: string): PropertyDescriptor => ({
  get(): never {
    throw new DOMException('Blocked.', name);
  },
});

const missing: PropertyDescriptor = { value: undefined };
const day = 86_400_000;

const clockOff = (name: string, by: number): Fault => ({
  name,
  before({ replace }) {
    const True = Date;
    class Wrong extends True {
      constructor(...given: [] | [string | number | Date]) {
        if (given.length) super(...given);
        else super(True.now() + by);
      }
      static override now = (): number => True.now() + by;
    }
    replace(globalThis, 'Date', { value: Wrong });
  },
});

/** Whoever asks is nobody: `code` where a session is needed. */
const withoutSession = (code: string): ((around: Around) => void) => {
  return ({ answer, stranger }) =>
    answer((serve) => (request) => {
      const { session } = request.operation;
      if (session === 'required') return Promise.resolve(problem(401, code));
      return session === 'optional' ? stranger(request) : serve(request);
    });
};

/** The first request after it begins; those that follow are served. */
const once =
  (first: (serve: Serve) => Serve) =>
  ({ answer }: Around): void => {
    let left = 1;
    answer((serve) => (request) => (left-- > 0 ? first(serve)(request) : serve(request)));
  };

const line: Fault[] = [
  {
    name: 'off line',
    codes: ['offline'],
    begin({ answer, replace }) {
      replace(Navigator.prototype, 'onLine', { get: () => false });
      answer(() => lost);
    },
  },
  { name: 'connection refused or reset', codes: ['unreachable'], begin: ({ answer }) => answer(() => lost) },
  { name: 'connection reset once', codes: ['unreachable'], begin: once(() => lost) },
  {
    name: 'answer lost after the work',
    codes: ['unreachable'],
    spends: true,
    begin: once((serve) => async (request) => {
      await serve(request);
      return lost();
    }),
  },
  {
    name: 'no answer for 30 seconds',
    codes: ['timed_out'],
    begin({ answer, replace }) {
      answer(() => () => new Promise(() => undefined));
      // Only here a client's patience ends, and at once: a busy machine must not look like silence.
      const { setTimeout } = globalThis;
      replace(globalThis, 'setTimeout', {
        value: (run: () => void, delay = 0) => setTimeout(run, delay < 10_000 ? delay : 0),
      });
    },
  },
  answering('stream cut in the middle', 'unreachable', cut),
];

const answers: Fault[] = [
  answering('500 of the service', 'service_unavailable', () => problem(500, 'service_unavailable')),
  answering('502 with HTML', 'service_unavailable', () => html(502)),
  answering('503 with Retry-After', 'service_unavailable', () => html(503, { 'retry-after': '30' })),
  answering('429 with Retry-After', 'rate_limited', () => problem(429, 'rate_limited', { 'retry-after': '90' })),
  answering('429 with nothing', 'rate_limited', () => html(429)),
  answering('403 of a firewall', 'forbidden', () => html(403)),
  answering('200 with HTML of a portal', 'unexpected_answer', () => html(200)),
  answering('malformed JSON', 'unexpected_answer', () => json('{"email": "a')),
  answering('JSON of another shape', 'unexpected_answer', () => json('[{"data": 7}]')),
  answering('a redirect', 'unexpected_answer', redirected),
];

const browser: Fault[] = [
  {
    name: 'storage blocked',
    before({ replace }) {
      for (const name of ['localStorage', 'sessionStorage']) replace(globalThis, name, throwing('SecurityError'));
    },
  },
  {
    name: 'storage full',
    before: ({ replace }) =>
      replace(Storage.prototype, 'setItem', {
        value(): never {
          throw new DOMException('Full.', 'QuotaExceededError');
        },
      }),
  },
  { name: 'no BroadcastChannel', before: ({ replace }) => replace(globalThis, 'BroadcastChannel', missing) },
  {
    name: 'no crypto.subtle, no randomUUID',
    before({ replace }) {
      replace(Crypto.prototype, 'subtle', missing);
      replace(Crypto.prototype, 'randomUUID', missing);
    },
  },
  clockOff('clock a day fast', day),
  clockOff('clock a day slow', -day),
];

const people: Fault[] = [
  {
    name: 'cookie lost',
    codes: ['not_signed_in', 'session_expired', 'session_not_kept'],
    signIn: true,
    begin: withoutSession('not_signed_in'),
  },
  {
    name: 'session ended elsewhere',
    codes: ['session_expired', 'session_not_kept'],
    signIn: true,
    begin: withoutSession('session_expired'),
  },
  {
    name: 'the same in two tabs',
    spends: true,
    async begin({ openTab }) {
      const other = await openTab();
      other.press();
      await other.done();
    },
  },
  {
    name: 'tab left and restored',
    codes: ['unreachable'],
    begin({ answer }) {
      let first = true;
      answer((serve) => (request) => {
        if (!first) return serve(request);
        first = false;
        return new Promise((_, reject) => {
          addEventListener('pageshow', () => reject(new TypeError('network error')), { once: true });
        });
      });
    },
    async after({ request }) {
      await request();
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    },
  },
  { name: 'pressed twice', asks: 1, after: ({ press }) => press() },
];

/** What a page does while it has nothing to do: this one is busy until its files are gone. */
const idle: IdleRequestCallback[] = [];

const files: Fault[] = [
  {
    name: 'next files missing',
    codes: ['unreachable', 'part_missing'],
    remembered: () => !(parent as Window & { fetchesAgain?: boolean }).fetchesAgain,
    before: ({ replace }) =>
      replace(globalThis, 'requestIdleCallback', { value: (callback: IdleRequestCallback) => idle.push(callback) }),
    async filling({ missingFiles }) {
      await missingFiles();
      for (const callback of idle.splice(0)) callback({ didTimeout: false, timeRemaining: () => 50 });
    },
  },
  {
    name: 'session ended, next files missing',
    codes: ['session_expired', 'session_not_kept', 'unreachable', 'part_missing'],
    signIn: true,
    async begin(around) {
      withoutSession('session_expired')(around);
      // What says so is there, as when a person has been in the form; what leads on from there is not.
      await Promise.all([
        import('../../../src/base/submission.ts'),
        import('../../../src/base/form-help.ts'),
        import('../../../src/i18n/messages/problems.en.ts'),
      ]);
      await around.missingFiles();
    },
  },
];

/** Every fault, by where it comes from. Each group has a file of tests and a table in `docs/reliability.md`. */
export const faults = { line, answers, browser, people, files } satisfies Record<string, Fault[]>;
