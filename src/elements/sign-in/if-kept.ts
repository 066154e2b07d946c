import { failure, type Outcome } from '../../client/outcome.ts';
import type { CallOptions } from '../../client/ports/call.ts';
import type { SessionPort, SignInResult } from '../../client/ports/session.ts';

/**
 * What a sign-in has come to. Something may take the session away before the browser keeps it (blocked cookies, a frame in a foreign page,
 * `Secure` without https, a proxy): then the service knows nobody, or somebody else, a moment later. Where it doesn't answer, its word stands.
 */
export const ifKept = async <T extends SignInResult>(
  session: SessionPort,
  outcome: Outcome<T>,
  signal: CallOptions['signal'],
): Promise<Outcome<T>> => {
  if (!outcome.ok || !('account' in outcome.value)) return outcome;
  const { account } = outcome.value;
  const now = await session.current({ signal });
  const kept = now.ok
    ? 'account' in now.value && now.value.account.id === account.id
    : now.problem.code !== 'not_signed_in';
  return kept ? outcome : failure('session_not_kept');
};
