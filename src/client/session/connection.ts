import type { SessionState } from '../ports/session.ts';
import type { Http } from '../http/http.ts';
import type { Outcome } from '../outcome.ts';

/** What the ports of one client share. */
export interface Connection {
  readonly http: Http;
  /** Tells this page and the other tabs that something changed. */
  announce(): void;
  /** A session began here. */
  began(state: SessionState): SessionState;
  /** This browser's session was ended from here. */
  ended(): void;
  /** The state, as the service tells it. */
  saw(state: SessionState): void;
  /** Passes an answer to a signed-in person on: of a session that is no longer there it says so. */
  asMember<T>(outcome: Outcome<T>): Outcome<T>;
}

/** `forget` drops what the browser keeps of somebody who is not signed in, or no longer; `drop` what it holds of the session itself. */
export const connect = (http: Http, announce: () => void, forget: () => void, drop: () => void): Connection => {
  let had = false;
  let live = false;
  /** Ended elsewhere, and heard of now: the other elements and tabs don't know yet. Once, because they will ask too. */
  const noticeEnd = (): void => {
    if (live) announce();
    live = false;
  };
  const begin = (): void => void (had = live = true);

  return {
    http,
    announce,
    began(state) {
      begin();
      forget();
      announce();
      return state;
    },
    ended() {
      had = live = false;
      drop();
      forget();
      announce();
    },
    saw: (state) => ('account' in state ? begin() : noticeEnd()),
    asMember(outcome) {
      if (outcome.ok) begin();
      else if (had && outcome.problem.code === 'not_signed_in') {
        noticeEnd();
        return { ok: false, problem: { ...outcome.problem, code: 'session_expired' } };
      }
      return outcome;
    },
  };
};
