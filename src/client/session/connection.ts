import { throwIfAborted } from '../abort.ts';
import type { CallOptions } from '../ports/call.ts';
import type { SessionState } from '../ports/session.ts';
import type { Http } from '../http/http.ts';
import { failure, type Outcome } from '../outcome.ts';

/** What the ports of one client share. */
export interface Connection<H = Http> {
  readonly http: H;
  /** Tells this page and the other tabs that something changed. */
  announce(): void;
  /** A session began here. */
  onSignedIn(state: SessionState): SessionState;
  /** This browser's session was ended from here. */
  onSignedOut(): void;
  /** The state, as the service tells it. */
  onSessionState(state: SessionState): void;
  /** Passes an answer to a signed-in person on: of a session that is no longer there it says so. */
  onMemberAnswer<T>(outcome: Outcome<T>): Outcome<T>;
  /**
   * The same of a request that is for signed-in people only, and that isn't sent where it can be nobody's. `headers` say for whom a mutation
   * is, so that the service refuses it (`conflict`) where somebody else has signed in without telling this page.
   */
  asMember<T>(
    call: CallOptions,
    send: (headers: Record<string, string> | undefined) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>>;
}

export interface ConnectionOptions<H = Http> {
  http: H;
  announce(): void;
  /** Drops what the browser keeps of somebody who is not signed in, or no longer. */
  forgetPerson?: (() => void) | undefined;
  /** Drops what it holds of the session itself. */
  dropSession?: (() => void) | undefined;
  /** Whether there is anything to send the session by, where it is no cookie. Rejects where nobody knows now. */
  hasToken?: (() => Promise<boolean>) | undefined;
}

export const createConnection = <H>({
  http,
  announce,
  forgetPerson,
  dropSession,
  hasToken,
}: ConnectionOptions<H>): Connection<H> => {
  let had = false;
  let live = false;
  /** The last one that this page heard of, also when nobody is signed in any more: what is drawn and typed is for this one. */
  let account: string | undefined;
  /** Ended elsewhere, and heard of now: the other elements and tabs don't know yet. Once, because they will ask too. */
  const noticeEnd = (): void => {
    if (live) announce();
    live = false;
  };
  const begin = (): void => void (had = live = true);
  /** Others in this page may still show the one from before. */
  const hear = (state: SessionState): void => {
    if (!('account' in state)) return noticeEnd();
    begin();
    const before = account;
    account = state.account.id;
    if (before !== undefined && before !== account) announce();
  };

  const onMemberAnswer = <T>(outcome: Outcome<T>): Outcome<T> => {
    if (outcome.ok) begin();
    // What is shown may be somebody else's, or out of date.
    else if (outcome.problem.code === 'conflict') announce();
    else if (had && outcome.problem.code === 'not_signed_in') {
      noticeEnd();
      return { ok: false, problem: { ...outcome.problem, code: 'session_expired' } };
    }
    return outcome;
  };

  return {
    http,
    announce,
    onSignedIn(state) {
      begin();
      if ('account' in state) account = state.account.id;
      forgetPerson?.();
      announce();
      return state;
    },
    onSignedOut() {
      had = live = false;
      dropSession?.();
      forgetPerson?.();
      announce();
    },
    onSessionState: hear,
    onMemberAnswer,
    async asMember({ signal }, send) {
      const isNobody = hasToken && !(await hasToken().catch(() => true));
      throwIfAborted(signal);
      const headers = account === undefined ? undefined : { 'ems-account': account };
      return onMemberAnswer(isNobody ? failure('not_signed_in') : await send(headers));
    },
  };
};
