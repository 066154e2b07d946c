import { aborted, throwIfAborted } from '../abort.ts';
import type { Outcome } from '../outcome.ts';
import type { RedirectSessionPort, SessionPort } from '../ports/session.ts';
import type { Problem } from '../problem.ts';
import type { TokenSession } from './token-session.ts';

export interface Resumable extends Pick<TokenSession, 'start' | 'end'> {
  /**
   * Takes up what the page came back with, if it did; `true` when a session began. Everyone who asks at the same time gets the one
   * answer. Problems: `cancelled`, `challenge_expired` for whatever doesn't belong to a sign-in begun here.
   */
  resume(): Promise<Outcome<boolean>>;
}

/** The session of a client that holds tokens: begun elsewhere, and otherwise the same. */
export const createRedirectSessionPort = (
  tokens: Resumable,
  ...[calls, { onSignedIn, onSignedOut }]: Parameters<TokenSession['port']>
): RedirectSessionPort => {
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
    const answer = await calls.current(call);
    if (!fresh) return answer;
    // A session that was begun over there, and that the service here refuses or doesn't answer: whoever came back hears why.
    refusal = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return answer;
    fresh = false;
    return { ok: true, value: onSignedIn(answer.value) };
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
    async signOut(call = {}) {
      if (calls.signOut) return calls.signOut(call);
      const outcome = await tokens.end(call);
      if (outcome.ok) onSignedOut();
      return outcome;
    },
    subscribe: (listener) => calls.subscribe(listener),
  };
};
