import { parse, type Infer } from '../http/shape.ts';
import { success, type Outcome } from '../outcome.ts';
import type { CallOptions } from '../ports/call.ts';
import type { InlineSessionPort, SessionState } from '../ports/session.ts';
import type { TabMessage } from '../session/announcer.ts';
import { openChannel } from '../session/channel.ts';
import { createConnection, type Connection } from '../session/connection.ts';
import { pendingOf } from '../session/pending-of.ts';
import { createPendingVerificationStore, type PendingVerification } from '../session/pending-verification.ts';
import type { TokenSession } from '../session/token-session.ts';
import { tabStorage, type KeyValueStorage } from '../session/storage.ts';
import { ticketElsewhere } from '../session/ticket-elsewhere.ts';
import type { AuthClient, InlineAccountPorts } from '../types.ts';
import { createAccountPorts } from './account-ports.ts';
import { policySchema, registeredSchema, sessionStateSchema } from './answers.ts';
import {
  acceptanceSchema,
  refusedSignInSchema,
  resentSchema,
  signInSchema,
  termsSchema,
  verificationStatusSchema,
  verifiedSchema,
} from './later-answers.ts';
import type { RoutedHttp } from './routed-http.ts';

/** The ports whose methods no form waits for on its way to a registration. */
export interface LaterPorts extends InlineAccountPorts, Required<Pick<AuthClient, 'verification' | 'terms'>> {
  session: Required<Pick<InlineSessionPort, 'signIn' | 'requestDeviceLink' | 'signOut'>>;
}

/** What the client fetches beside its first request. */
export interface Later {
  ports: LaterPorts;
  connection: Pick<Connection, 'onSignedIn' | 'onSignedOut'>;
  /** Of what other tabs say: answers who asks with the ticket that this tab waits with, and with `true` where they know of another session. */
  hear(message: TabMessage): TabMessage | boolean | undefined;
  /** A registration was taken. */
  registered(answer: Infer<Schemas['registration']>): { email: string; retryAfter: number };
  /** The state of a session that the service tells, or the registration that this browser waits for. */
  stateOf(told: SessionState, call: CallOptions): Promise<Outcome<SessionState>>;
}

/** What reads the answers to what the client asks without this file. */
export const schemas = { session: sessionStateSchema, policy: policySchema, registration: registeredSchema };
export type Schemas = typeof schemas;

export interface LaterOptions {
  /** Of the announcer, which answers other tabs, and of what the storage keeps. */
  name: string;
  http: RoutedHttp;
  announce(): void;
  /** The tab's `sessionStorage` when absent. */
  storage?: KeyValueStorage | undefined;
  /** Of a session that is no cookie. */
  session?: Pick<TokenSession, 'forget' | 'accessToken'> | undefined;
}

export const createLater = ({ name, http, announce, storage, session }: LaterOptions): Later => {
  const pendingVerification = createPendingVerificationStore(storage ?? tabStorage(), name);
  const connection = createConnection({
    http,
    announce,
    forgetPerson: pendingVerification.clear,
    dropSession: session?.forget,
    hasToken: session && (async () => (await session.accessToken()) !== undefined),
  });
  const { onSignedIn, onSignedOut, onSessionState, asMember } = connection;

  /** The session as this page has last heard of it. */
  let known: string | undefined;

  /**
   * A page that was just opened says who is signed in: a form that was posted without a script may have changed it, which told nobody. Who knew it
   * asks nothing. Tokens are each tab's own.
   */
  const learn = (told: SessionState): void => {
    if (session) return;
    const opened = known === undefined;
    known = `${told.status} ${'account' in told ? told.account.id : ''}`;
    const channel = opened ? openChannel(name) : undefined;
    channel?.postMessage({ state: known } satisfies TabMessage);
    channel?.close();
  };

  /** Passes the outcome on after what a success does to this browser. */
  const then = <T>(outcome: Outcome<T>, effect?: (value: T) => void): Outcome<T> => {
    if (outcome.ok) {
      effect?.(outcome.value);
      announce();
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

  const ports: LaterPorts = {
    session: {
      async signIn({ email, password, deviceToken, staySignedIn }, { signal } = {}) {
        let ticket: string | undefined;
        const onRefused = (body: unknown): undefined => void ({ ticket } = parse(refusedSignInSchema, body) ?? {});
        const answer = await http.post(
          '/sign-in/email',
          // Of several people who registered one address the ticket names this one.
          { email, password, deviceToken, staySignedIn, ticket: pendingOf(pendingVerification, email)?.pollToken },
          { signal, schema: signInSchema, onRefused },
        );
        if (!answer.ok && answer.problem.code === 'email_unverified' && ticket !== undefined) {
          pendingVerification.set({ email, pollToken: ticket });
          announce();
        }
        return answer.ok && !('challenge' in answer.value) ? success(onSignedIn(answer.value)) : answer;
      },
      async signOut({ signal } = {}) {
        const answer = await http.post('/sign-out', {}, { signal });
        if (!answer.ok && answer.problem.code !== 'not_signed_in') return answer;
        onSignedOut();
        return success();
      },
      requestDeviceLink: (input, call) => http.post('/sign-in/device-link', input, { ...call, schema: resentSchema }),
    },
    verification: {
      // The ticket names the registration: where several people registered one address, each gets the link of the own one.
      resend: ({ email }, call) =>
        http.post(
          '/email-verification/send',
          { email, ticket: pendingOf(pendingVerification, email)?.pollToken },
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
        // An email opens a tab of its own; the one that registered may be waiting beside it.
        const another = () => (isClick ? ticketElsewhere(name, tried) : undefined);
        let ticket = own ?? (await another());
        let answer = await spend(ticket);
        while (ticket !== undefined && !answer.ok && answer.problem.code === 'password_required') {
          tried.push(ticket);
          ticket = await another();
          if (ticket !== undefined) answer = await spend(ticket);
        }
        return then(answer, ({ email }) => {
          const pending = pendingOf(pendingVerification, email);
          if (pending) pendingVerification.set({ ...pending, verified: true });
        });
      },
      async status({ email }, call = {}) {
        const pending = pendingOf(pendingVerification, email);
        return pending ? isVerified(pending, call) : success({ verified: false });
      },
    },
    terms: {
      current: (call = {}) => http.get('/terms', { ...call, schema: termsSchema }),
      async accept({ version }, call = {}) {
        return then(
          await asMember(call, (headers) =>
            http.post('/terms/accept', { version }, { ...call, headers, schema: acceptanceSchema }),
          ),
        );
      },
    },
    ...createAccountPorts(connection),
  };
  return {
    ports,
    connection,
    hear({ ticket, state }) {
      if (state !== undefined) return known !== undefined && state !== known;
      const pending = pendingVerification.get();
      return ticket === undefined && pending && !pending.verified ? { ticket: pending.pollToken } : undefined;
    },
    registered({ email, ticket, retryAfter }) {
      pendingVerification.set({ email, pollToken: ticket });
      announce();
      return { email, retryAfter };
    },
    async stateOf(told, call) {
      onSessionState(told);
      learn(told);
      const pending = pendingVerification.get();
      if (told.status !== 'anonymous' || !pending) return success(told);
      const status = await isVerified(pending, call);
      if (!status.ok) return status;
      return success(status.value.verified ? told : { status: 'unverified', email: pending.email });
    },
  };
};
