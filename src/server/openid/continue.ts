import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { requireSession } from '../account/current-session.ts';
import { malformed, problem } from '../http/problem.ts';
import type { Call } from '../storage/database.ts';
import { isRecord } from '../values.ts';

/** When the provider sent the person to the sign-in page, and whether the site wants the password again. */
const readQuery = (text: string): { issuedAt: Date; again: boolean } => {
  const query = new URLSearchParams(text);
  return { issuedAt: new Date(Number(query.get('ba_iat'))), again: (query.get('prompt') ?? '').split(' ').includes('login') };
};

/**
 * `POST /openid/continue`: what the sign-in page calls when the person has signed in or pressed "Continue". There is no consent
 * page for the service's own sites, and no site gets a code without this press: opening the authorize endpoint only leads here.
 *
 * The provider has checked the signature of `oauth_query` before. That the answer sets the session's cookie makes it go on with
 * the authorization and answer `{ redirect, url }`, as after a sign-in.
 */
export const continueEndpoint = (kit: { now: () => Date }) =>
  createAuthEndpoint('/openid/continue', { method: 'POST', use: [formCsrfMiddleware] }, async (call: Call) => {
    const body: unknown = call.body;
    if (!isRecord(body) || typeof body.oauth_query !== 'string') throw malformed('oauth_query: a string.');
    const { session, user } = await requireSession(call, kit);
    const { issuedAt, again } = readQuery(body.oauth_query);
    const since = session.authenticatedAt instanceof Date ? session.authenticatedAt : undefined;
    if (again && !(since && since >= issuedAt)) throw problem('reauthentication_required');
    await setSessionCookie(call, { session: { ...session }, user });
    return call.json({});
  });
