import type { InlineSessionPort } from '../ports/session.ts';
import type { AuthClient, FurtherPortName, InlineAuthClient, InlinePorts, RedirectAuthClient } from '../types.ts';
import { createHttp, type HttpOptions } from '../http/http.ts';
import { success } from '../outcome.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import { createSessionAnnouncer } from '../session/announcer.ts';
import type { TokenSession } from '../session/token-session.ts';
import type { KeyValueStorage } from '../session/storage.ts';
import type { RoutedHttp } from './routed-http.ts';
import { deferredPorts } from './deferred-ports.ts';
import type { Later, Schemas } from './later-ports.ts';

export interface EmsServiceClientOptions extends HttpOptions {
  /** What the form demands before the service was asked; the service's own word is final. `defaultPolicy` when absent. */
  policy?: Policy | undefined;
  /** Where a registration that waits for its verification is kept; the tab's `sessionStorage` when absent. */
  storage?: KeyValueStorage | undefined;
  /** Pages that a person may be sent on to, as full addresses; none when absent. */
  allowedReturnUrls?: readonly string[] | undefined;
}

export interface RedirectEmsServiceClientOptions extends EmsServiceClientOptions {
  /** On another site than the service's: the session as `createOidcSession` of `ems-elements/client/oidc` makes it. */
  session: TokenSession;
}

/** Every port, and a session that begins in the page. */
export type EmsServiceClient = Required<Omit<AuthClient, FurtherPortName>> & InlinePorts & InlineAuthClient;
/** A session that begins on a page of the service, which asks for the second factor too. */
export type RedirectEmsServiceClient = Required<Omit<AuthClient, 'secondFactor' | FurtherPortName>> &
  InlinePorts &
  RedirectAuthClient;

/** What a site of another origin asks our service for: to know the person, to act on the account, and to stay signed in. */
export const emsServiceScope = 'openid account offline_access';

/**
 * A client for a Better Auth server with the plugins of `ems-elements-server` (`docs/http-api.md`).
 * Throws when `baseURL` is neither `https:` nor on this machine.
 */
export function createEmsServiceClient(options: RedirectEmsServiceClientOptions): RedirectEmsServiceClient;
export function createEmsServiceClient(options: EmsServiceClientOptions): EmsServiceClient;
export function createEmsServiceClient(
  options: EmsServiceClientOptions & { session?: TokenSession },
): EmsServiceClient | RedirectEmsServiceClient {
  const { session: tokens } = options;
  const http: RoutedHttp = createHttp({ ...options, ...tokens?.requests });
  const name = `ems-elements ${http.baseURL}`;
  let later: Later | undefined;
  const { announce, subscribe } = createSessionAnnouncer(name, http.changed, (message) => later?.hear(message));
  tokens?.subscribe(announce);
  const fetchLater = async (): Promise<Later> => {
    const { createLater } = await import('./later-ports.ts');
    return (later ??= createLater({ ...options, name, http, announce }));
  };
  /** What reads an answer is fetched while the request is on its way. */
  const schemaOf = async <Name extends keyof Schemas>(name: Name): Promise<Schemas[Name]> =>
    (await import('./later-ports.ts')).schemas[name];

  const {
    session: deferredSession,
    secondFactor,
    ...ports
  } = deferredPorts(async () => (await fetchLater()).ports, http.within);
  const session: InlineSessionPort = {
    kind: 'inline',
    remembers: true,
    ...deferredSession,
    async current(call = {}) {
      const answer = await http.get('/account/session', { ...call, schema: schemaOf('session') });
      return answer.ok ? (await fetchLater()).stateOf(answer.value, call) : answer;
    },
    subscribe,
  };

  const all = {
    ...ports,
    registration: {
      kind: 'inline',
      async register(registration, call = {}) {
        const answer = await http.post('/sign-up/email', registration, { ...call, schema: schemaOf('registration') });
        return answer.ok ? success((await fetchLater()).registered(answer.value)) : answer;
      },
    },
    policy: {
      initial: options.policy ?? defaultPolicy,
      current: (call = {}) => http.get('/account/policy', { ...call, schema: schemaOf('policy') }),
    },
    allowedReturnUrls: options.allowedReturnUrls ?? [],
  } satisfies Omit<EmsServiceClient, 'session' | 'secondFactor'>;
  if (!tokens) return { session, secondFactor, ...all };
  // A session begins or ends by an answer, which `later` has read.
  const port = tokens.port(session, {
    onSignedIn: (state) => later!.connection.onSignedIn(state),
    onSignedOut: () => later!.connection.onSignedOut(),
  });
  return { session: port, ...all };
}
