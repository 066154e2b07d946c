import { ErrorResponse } from 'oidc-client-ts';
import { failure } from '../../outcome.ts';
import type { Problem } from '../../problem.ts';
import { textOf } from '../../text-of.ts';

/** A problem on its way through code that throws. */
export class ProviderProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.code);
    this.problem = problem;
  }
}

/** The person, or nobody: there is no session there, and no page was to be shown (OpenID Connect Core section 3.1.2.6). */
const declined = /^(access_denied|(login|interaction|consent|account_selection)_required)$/;

/** What the request can't help, since the site or the provider is set up otherwise (RFC 6749 sections 4.1.2.1 and 5.2). */
const mistaken =
  /^(invalid_scope|invalid_request|invalid_client|invalid_target|invalid_request_uri|invalid_request_object|unauthorized_client|unsupported_response_type|unsupported_grant_type|(request|request_uri|registration)_not_supported)$/;

const busy = /^(server_error|temporarily_unavailable)$/;

export const isDeclined = (error: string | null): boolean => declined.test(error ?? '');

/** Whether the service could not be asked, rather than refused. */
export const isLost = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && error.name === 'ErrorTimeout');

/** The problem of a connection that is lost. */
export const lostProblem = (error: unknown): Problem =>
  failure(globalThis.navigator?.onLine === false ? 'offline' : 'unreachable', { detail: textOf(error) }).problem;

/** What a request to the provider that went wrong comes to. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof ProviderProblem) return error.problem;
  if (isLost(error)) return lostProblem(error);
  if (!(error instanceof ErrorResponse)) return { code: 'challenge_expired', detail: textOf(error) };
  const { error: name, error_description: description } = error;
  const detail = `The provider answered ${name}${description ? ` (${description})` : ''}.`;
  if (isDeclined(name)) return { code: 'cancelled', detail };
  // Some token endpoints say `invalid_request` of a code that isn't this page's, as if the verifier were missing.
  const ofCode = name === 'invalid_request' && error.form !== undefined;
  if (mistaken.test(name ?? '') && !ofCode) return { code: 'unexpected_answer', detail };
  // Whatever else it was, the way on is to sign in again.
  return { code: busy.test(name ?? '') ? 'service_unavailable' : 'challenge_expired', detail };
};
