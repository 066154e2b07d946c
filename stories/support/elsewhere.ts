import { failure, type Problem, type RedirectAuthClient } from '../../src/client/index.ts';
import type { MemoryClient } from '../../src/client/memory/index.ts';

/** A client whose people sign in on a page of the service, made of one whose people sign in in the page. */
export const elsewhere = (
  { session, ...client }: MemoryClient,
  start: RedirectAuthClient['session']['start'] = async () => failure('cancelled'),
  refusal?: Problem,
): RedirectAuthClient => {
  const { signIn: _, kind: __, ...rest } = session;
  return { ...client, session: { kind: 'redirect', ...rest, start, refusal: () => refusal } };
};
