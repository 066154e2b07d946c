import { setSessionCookie } from 'better-auth/cookies';
import { operations } from '../../contract/operations.ts';
import { requireSession, type StoredSession } from '../account/current-session.ts';
import { endpoint, type CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import { hasAuthenticator } from '../second-factor/authenticators.ts';
import { refuseWhileOwed } from '../second-factor/required.ts';
import { serviceOf } from '../service-plugin.ts';
import { missingSince } from '../step-up/factors.ts';
import { acrFor, requestedAcr } from './requested-acr.ts';

/**
 * Whether the site wants another sign-in than this one (OpenID Connect Core section 3.1.2.1): with `prompt=login` one since it asked,
 * with `max_age` one of so many seconds at most. The provider would lead to the sign-in page once more, and that back here.
 */
const asksAgain = async (call: CallOf<'openid.continue'>, session: StoredSession, now: Date): Promise<boolean> => {
  const query = new URLSearchParams(call.body.oauth_query);
  const asked = Number(query.get('ba_iat'));
  const prompts = (query.get('prompt') ?? '').split(' ');
  const { createdAt } = session;
  if (prompts.includes('login') && (await missingSince(call, session.userId, session, new Date(asked - 1))).length > 0)
    return true;
  const maxAge = query.get('max_age');
  if (maxAge === null || createdAt.getTime() >= asked) return false;
  return Number(maxAge) === 0 || now.getTime() - createdAt.getTime() > Number(maxAge) * 1000;
};

/**
 * Back to the site without a code, where the account has nothing that would make up the `acr` that it insists on (OpenID Connect Core
 * Unmet Authentication Requirements 1.0). The provider has checked the address, and signed it.
 */
const unmet = ({ body, context }: CallOf<'openid.continue'>): string => {
  const query = new URLSearchParams(body.oauth_query);
  const url = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state');
  url.searchParams.set('error', 'unmet_authentication_requirements');
  if (state !== null) url.searchParams.set('state', state);
  url.searchParams.set('iss', context.baseURL);
  return url.href;
};

/**
 * `POST /openid/continue`: what the sign-in page calls when the person has signed in or pressed "Continue". There is no consent
 * page for the service's own sites, and no site gets a code without this press: opening the authorize endpoint only leads here.
 *
 * The provider has checked the signature of `oauth_query` before. That the answer sets the session's cookie makes it go on with
 * the authorization and answer `{ redirect, url }`, as after a sign-in.
 */
export const continueEndpoint = endpoint('openid.continue', async (call) => {
  const service = serviceOf(call.context);
  const { session, user } = await requireSession(call, service);
  await refuseWhileOwed(call, service, operations['openid.continue'], user.id);
  if (await asksAgain(call, session, service.now())) throw problem('reauthentication_required');
  const requested = requestedAcr(Object.fromEntries(new URLSearchParams(call.body.oauth_query)));
  if (acrFor(session, requested) === undefined) {
    if (requested.values.includes('2') && (await hasAuthenticator(call, user.id)))
      throw problem('reauthentication_required');
    if (requested.essential) return { url: unmet(call) };
  }
  await setSessionCookie(call, { session: { ...session }, user });
  // The provider puts its own answer in place of this one.
  return { url: '' };
});
