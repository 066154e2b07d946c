import type { RedirectOperation } from '../ports/redirect.ts';
import type { StartOptions } from '../ports/session.ts';
import type { ReadAnswer, TokenSession, TokenStartOptions } from './token-session.ts';

export interface RedirectOperationOptions extends Pick<TokenStartOptions, 'parameters' | 'prompt' | 'maxAge'> {
  /** What the operation is called, once for each that the client has: the name of its port. */
  operation: string;
  /** Judges the answer, where the service tells more than OpenID Connect does. Without it a code is a success, a person's refusal cancelled. */
  read?: ReadAnswer | undefined;
}

/** An operation on a page of the provider: a request of its own, with a session for an answer as every other. */
export const createRedirectOperation = (
  session: TokenSession,
  { read, ...request }: RedirectOperationOptions,
): RedirectOperation<StartOptions> => ({
  kind: 'redirect',
  start: (options) => session.start({ ...options, ...request }),
  result: () => session.result(request.operation, read),
});
