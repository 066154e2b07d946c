import type { Outcome } from '../outcome.ts';
import type { CallOptions } from './call.ts';
import type { SessionState } from './session.ts';

/** Only beside a session that begins in the page itself: a page of the service asks for the second factor too. */
export interface SecondFactorPort {
  /**
   * Begins the session. A wrong code leaves the challenge as it is, until there were too many; codes may have spaces, dashes
   * and letters of either case. Problems: `code_invalid`, `code_already_used`, `challenge_expired`, `rate_limited`.
   */
  verify(
    input: { challenge: string } & ({ code: string } | { recoveryCode: string }),
    options?: CallOptions,
  ): Promise<Outcome<SessionState>>;
}
