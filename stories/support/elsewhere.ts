import type { RedirectAuthClient, SessionState } from '../../src/client/index.ts';
import { failure, type Outcome } from '../../src/client/index.ts';
import type { MemoryClient } from '../../src/client/memory/index.ts';

/** A client whose people sign in on a page of the service, made of one whose people sign in in the page. */
export const elsewhere = (
  { session, ...client }: MemoryClient,
  start: RedirectAuthClient['session']['start'] = async () => failure('cancelled'),
  first?: Outcome<SessionState>,
): RedirectAuthClient => {
  const { signIn: _, kind: __, ...rest } = session;
  let told = first;
  const current: typeof rest.current = async (options) => {
    const outcome = told ?? (await rest.current(options));
    // All who ask at the beginning hear it.
    queueMicrotask(() => (told = undefined));
    return outcome;
  };
  return { ...client, session: { kind: 'redirect', ...rest, current, start, refusal: () => undefined } };
};
