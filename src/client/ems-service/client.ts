import { parse } from '../http/shape.ts';
import type { CallOptions } from '../ports/call.ts';
import type { InlineSessionPort } from '../ports/session.ts';
import type { AuthClient, FurtherPortName, InlineAuthClient, InlinePorts, RedirectAuthClient } from '../types.ts';
import { createHttp, type HttpOptions } from '../http/http.ts';
import { success, type Outcome } from '../outcome.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import {
  acceptanceSchema,
  policySchema,
  refusedSignInSchema,
  registeredSchema,
  resentSchema,
  sessionStateSchema,
  signInSchema,
  termsSchema,
  verificationStatusSchema,
  verifiedSchema,
} from './answers.ts';
import { createSessionAnnouncer } from '../session/announcer.ts';
import type { TokenSession } from '../session/token-session.ts';
import { tabStorage, type KeyValueStorage } from '../session/storage.ts';
import { createPendingVerificationStore, type PendingVerification } from '../session/pending-verification.ts';
import type { RoutedHttp } from './routed-http.ts';
import { createAccountPorts } from './account-ports.ts';
import { createConnection } from '../session/connection.ts';

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
  const pendingVerification = createPendingVerificationStore(options.storage ?? tabStorage(), name);
  const announcer = createSessionAnnouncer(name, http.changed, () => {
    const pending = pendingVerification.get();
    return pending?.verified ? undefined : pending?.pollToken;
  });
  const connection = createConnection({
    http,
    announce: announcer.announce,
    forgetPerson: pendingVerification.clear,
    dropSession: tokens?.forget,
  });
  tokens?.subscribe(() => announcer.announce());
  const { onSessionState, onSignedIn, onSignedOut, onMemberAnswer } = connection;

  /** Passes the outcome on after what a success does to this browser. */
  const then = <T>(outcome: Outcome<T>, effect?: (value: T) => void): Outcome<T> => {
    if (outcome.ok) {
      effect?.(outcome.value);
      announcer.announce();
    }
    return outcome;
  };

  /** What a link was sent with. */
  let shown: { token: string; ticket: string | undefined } | undefined;

  const isVerified = async (
    pending: PendingVerification,
    { signal }: CallOptions,
  ): Promise<Outcome<{ verified: boolean }>> => {
    if (pending.verified) return success({ verified: true });
    const answer = await http.post(
      '/email-verification/status',
      { ticket: pending.pollToken },
      { signal, schema: verificationStatusSchema },
    );
    // Remembered rather than forgotten: whoever asks next, in another element, has to hear the same.
    // Unless another registration took its place while the answer was on its way.
    if (answer.ok && answer.value.verified && pendingVerification.get()?.pollToken === pending.pollToken) {
      then(answer, () => pendingVerification.set({ ...pending, verified: true }));
    }
    return answer;
  };

  const session: InlineSessionPort = {
    kind: 'inline',
    remembers: true,
    async current(call = {}) {
      const answer = await http.get('/account/session', { ...call, schema: sessionStateSchema });
      if (answer.ok) onSessionState(answer.value);
      const pending = pendingVerification.get();
      if (!answer.ok || answer.value.status !== 'anonymous' || !pending) return answer;
      const status = await isVerified(pending, call);
      if (!status.ok) return status;
      return status.value.verified ? answer : success({ status: 'unverified', email: pending.email });
    },
    async signIn({ email, password, deviceToken, staySignedIn }, { signal } = {}) {
      let ticket: string | undefined;
      const onRefused = (body: unknown): undefined => void ({ ticket } = parse(refusedSignInSchema, body) ?? {});
      const answer = await http.post(
        '/sign-in/email',
        // Of several people who registered one address the ticket names this one.
        { email, password, deviceToken, staySignedIn, ticket: pendingVerification.of(email)?.pollToken },
        { signal, schema: signInSchema, onRefused },
      );
      if (!answer.ok && answer.problem.code === 'email_unverified' && ticket !== undefined) {
        pendingVerification.set({ email, pollToken: ticket });
        announcer.announce();
      }
      return answer.ok && !('challenge' in answer.value) ? success(onSignedIn(answer.value)) : answer;
    },
    requestDeviceLink: (input, call) => http.post('/sign-in/device-link', input, { ...call, schema: resentSchema }),
    async signOut({ signal } = {}) {
      const answer = await http.post('/sign-out', {}, { signal });
      if (!answer.ok && answer.problem.code !== 'not_signed_in') return answer;
      onSignedOut();
      return success();
    },
    subscribe: (listener) => announcer.subscribe(listener),
  };

  const { secondFactor, ...accountPorts } = createAccountPorts(connection);
  const ports: Omit<EmsServiceClient, 'session' | 'secondFactor'> = {
    registration: {
      kind: 'inline',
      async register(registration, call = {}) {
        const answer = await http.post('/sign-up/email', registration, { ...call, schema: registeredSchema });
        then(answer, ({ email, ticket }) => pendingVerification.set({ email, pollToken: ticket }));
        if (!answer.ok) return answer;
        const { email, retryAfter } = answer.value;
        return success({ email, retryAfter });
      },
    },
    verification: {
      // The ticket names the registration: where several people registered one address, each gets the link of the own one.
      resend: ({ email }, call) =>
        http.post(
          '/email-verification/send',
          { email, ticket: pendingVerification.of(email)?.pollToken },
          { ...call, schema: resentSchema },
        ),
      async verify(input, call = {}) {
        const { token, password, newPassword } = input;
        const isClick = (password ?? newPassword) === undefined;
        const spend = (ticket?: string): Promise<Outcome<{ email: string }>> => {
          shown = { token, ticket };
          return http.post('/email-verification/verify', { ...input, ticket }, { ...call, schema: verifiedSchema });
        };
        // The same one when it is pressed again after a lost answer: the key goes with one body.
        const own = shown?.token === token ? shown.ticket : pendingVerification.get()?.pollToken;
        const tried: string[] = [];
        // A mail opens a tab of its own; the one that registered may be waiting beside it.
        const another = () => (isClick ? announcer.ticketElsewhere(tried) : undefined);
        let ticket = own ?? (await another());
        let answer = await spend(ticket);
        while (ticket !== undefined && !answer.ok && answer.problem.code === 'password_required') {
          tried.push(ticket);
          ticket = await another();
          if (ticket !== undefined) answer = await spend(ticket);
        }
        return then(answer, ({ email }) => {
          const pending = pendingVerification.of(email);
          if (pending) pendingVerification.set({ ...pending, verified: true });
        });
      },
      async status({ email }, call = {}) {
        const pending = pendingVerification.of(email);
        return pending ? isVerified(pending, call) : success({ verified: false });
      },
    },
    terms: {
      current: (call = {}) => http.get('/terms', { ...call, schema: termsSchema }),
      async accept({ version }, call = {}) {
        return then(
          onMemberAnswer(await http.post('/terms/accept', { version }, { ...call, schema: acceptanceSchema })),
        );
      },
    },
    policy: {
      initial: options.policy ?? defaultPolicy,
      current: (call = {}) => http.get('/account/policy', { ...call, schema: policySchema }),
    },
    allowedReturnUrls: options.allowedReturnUrls ?? [],
    ...accountPorts,
  };
  return tokens ? { session: tokens.port(session, connection), ...ports } : { session, secondFactor, ...ports };
}
