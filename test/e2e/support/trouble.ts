import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** What a test expects to go wrong on the wire: Chromium writes a line to the console for each. */
export interface ExpectedFailure {
  /** How the path of the request ends. */
  path: string;
  /** A status, or the name of a network error like `ERR_FAILED`. */
  as: number | string;
  /** How often; `any` where it is asked again until it works. Once when absent. */
  times?: number | 'any';
}

/** Everything that must not happen on a page: errors, warnings, violations of the policy. */
export interface Trouble {
  expectFailure(failure: ExpectedFailure): void;
  /** What went wrong without having been expected, and what was expected and did not. */
  report(): string[];
}

const expectRefused = (trouble: Trouble, ports: string[]): void => {
  for (const port of ports) trouble.expectFailure({ path: `/account/${port}`, as: 401, times: 'any' });
};

const shown = ['authenticators', 'deletion', 'email', 'password', 'profile', 'recovery-codes', 'sessions'];

/** A page that hears of the end of its session asks once more what it shows. */
export const expectEndOfSession = (trouble: Trouble): void => expectRefused(trouble, shown);

/** What is on its way with the former cookie when the session gets another one is sent once more: after a proof, or a change of the factors. */
export const expectRenewal = (trouble: Trouble): void =>
  expectRefused(trouble, [...shown, 'session', 'reauthentication', 'reauthenticate']);

const failedResource =
  /^Failed to load resource: (?:net::(?<error>\w+)|the server responded with a status of (?<status>\d+))/;

interface Failure {
  path: string;
  as: string;
}

const failureOf = (message: ConsoleMessage): Failure | undefined => {
  const { error, status } = failedResource.exec(message.text())?.groups ?? {};
  const { url } = message.location();
  const as = error ?? status;
  return as !== undefined && URL.canParse(url) ? { path: new URL(url).pathname, as } : undefined;
};

/**
 * Lost on the line, and no trouble where it wasn't expected: the icon, which a browser fetches when it likes, and what an element fetches at
 * its first use. That may fall into the time that a test is offline or restarts its server, and the element has to do without, as the test sees.
 */
const isForgiven = ({ path, as }: Failure): boolean =>
  as.startsWith('ERR_') && /\/(favicon[^/]*\.svg|assets\/[^/]+\.js)$/.test(path);

/** Hears of violations of Content-Security-Policy and Trusted Types from the page itself, before any of its scripts run. */
const listenForViolations = (context: BrowserContext, heard: (violation: string) => void): Promise<unknown> =>
  Promise.all([
    context.exposeBinding('reportViolation', (_source, violation: string) => heard(violation)),
    context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, sourceFile }) => {
        const report = (globalThis as unknown as { reportViolation(text: string): void }).reportViolation;
        report(`${violatedDirective}: ${blockedURI} ${sample} (${sourceFile})`);
      });
    }),
  ]);

export const watchForTrouble = async (context: BrowserContext): Promise<Trouble> => {
  const trouble: string[] = [];
  const failures: Failure[] = [];
  const expected: ExpectedFailure[] = [];
  await listenForViolations(context, (violation) => trouble.push(`Violation: ${violation}`));
  context.on('weberror', (error) => trouble.push(`Error: ${String(error.error().stack ?? error.error())}`));
  context.on('page', (page: Page) => page.on('crash', () => trouble.push(`${page.url()} crashed.`)));
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const failure = failureOf(message);
    if (failure) failures.push(failure);
    else trouble.push(`Console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  return {
    expectFailure: (failure) => void expected.push(failure),
    report() {
      const left = [...failures];
      const missed = expected.flatMap(({ path, as, times = 1 }) => {
        const matching = left.filter((failure) => failure.as === String(as) && failure.path.endsWith(path));
        const taken = times === 'any' ? matching : matching.slice(0, times);
        for (const failure of taken) left.splice(left.indexOf(failure), 1);
        const enough = times === 'any' || taken.length === times;
        return enough ? [] : [`Expected ${String(as)} of ${path} ${times} time(s), saw it ${taken.length} time(s).`];
      });
      return [
        ...trouble,
        ...left.filter((failure) => !isForgiven(failure)).map(({ path, as }) => `Request failed: ${path} (${as})`),
        ...missed,
      ];
    },
  };
};
