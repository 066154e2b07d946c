import type { RedirectChoice, RedirectOperation, RedirectResult } from '../ports/redirect.ts';
import type { StartOptions } from '../ports/session.ts';
import { createRedirectOperation } from '../session/redirect-operation.ts';
import type { ReadAnswer, TokenSession } from '../session/token-session.ts';

/** What the address has besides code and state when an action has ended; to be taken out of it. */
export const answerParameters = ['kc_action', 'kc_action_status'];

/** `skip`: Keycloak saw no reason to ask, and nobody knows what there was before. */
const results: Readonly<Record<string, RedirectResult>> = {
  success: 'success',
  cancelled: 'cancelled',
  error: 'failed',
  skip: 'unknown',
};

const read: ReadAnswer = (answer) => {
  const status = answer.get('kc_action_status');
  return status !== null && Object.hasOwn(results, status) ? results[status] : undefined;
};

/** An application-initiated action: Keycloak signs in who isn't, or not freshly enough, and then does that one thing. */
export const createAction = (
  session: TokenSession,
  operation: string,
  action: string,
): RedirectOperation<StartOptions> =>
  createRedirectOperation(session, { operation, parameters: { kc_action: action }, read });

/** The same for one of several, which the person chooses in the page. */
export const createActionOn = (session: TokenSession, operation: string, action: string): RedirectChoice => {
  const on = (id = '') => createAction(session, operation, `${action}:${id}`);
  return { kind: 'redirect', start: ({ id, ...options }) => on(id).start(options), result: on().result };
};
