import type { EmsElement } from '../../base/ems-element.ts';
import { failure, type Outcome } from '../../client/outcome.ts';

/**
 * A sensitive call. Where the client wants a fresher session, the person is asked for proof and the call is repeated,
 * once: a client that still isn't content is shown as a problem, and nothing loops. What was typed stays where it is.
 */
export const withReauthentication = async <T>(
  host: EmsElement,
  call: () => Promise<Outcome<T>> | Outcome<T>,
): Promise<Outcome<T>> => {
  const outcome = await call();
  const client = host.activeClient;
  if (outcome.ok || outcome.problem.code !== 'reauthentication_required' || !client?.reauthentication) return outcome;
  // Fetched when it is needed: most changes come soon after the sign-in.
  const dialog = await import('./dialog.ts').catch(() => undefined);
  if (!dialog) return failure('unreachable');
  return (await dialog.reauthenticate(host, client)) ? call() : failure('cancelled');
};
