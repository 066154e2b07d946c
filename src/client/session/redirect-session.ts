import { aborted, throwIfAborted } from '../abort.ts';
import type { RedirectSessionPort, SessionPort } from '../ports/session.ts';
import type { HttpOptions } from '../http/http.ts';
import type { Problem } from '../problem.ts';
import type { TokenSession } from './token-session.ts';
import type { Connection } from './connection.ts';

/** Requests with the session's token, and without any cookie. */
export const withTokens = <T extends HttpOptions>(options: T, tokens: TokenSession): T => ({
  ...options,
  credentials: 'omit',
  getAccessToken: () => tokens.accessToken(),
  replaceAccessToken: (refused: string) => tokens.refused(refused),
});

/** The session of a client that holds tokens: begun elsewhere, and otherwise the same. */
export const redirectSession = (tokens: TokenSession, session: SessionPort, { began }: Connection): RedirectSessionPort => {
  /** A session began and nobody was told yet. */
  let fresh = false;
  let refusal: Problem | undefined;
  const resume = async (): Promise<void> => {
    const outcome = await tokens.resume();
    if (!outcome.ok) refusal = outcome.problem;
    else if (outcome.value) {
      fresh = true;
      refusal = undefined;
    }
  };
  const current: SessionPort['current'] = async (call = {}) => {
    throwIfAborted(call.signal);
    await Promise.race([resume(), aborted(call.signal)]);
    const answer = await session.current(call);
    if (!answer.ok || !fresh) return answer;
    fresh = false;
    return { ok: true, value: began(answer.value) };
  };
  return {
    kind: 'redirect',
    current,
    async start(options = {}) {
      refusal = undefined;
      const outcome = await tokens.start(options);
      if (!outcome.ok) return outcome;
      fresh = true;
      return current({ signal: options.signal });
    },
    refusal: () => refusal,
    signOut: (call) => session.signOut(call),
    subscribe: (listener) => session.subscribe(listener),
  };
};
