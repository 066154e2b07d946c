import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { takesToken } from '../../contract/refusals.ts';
import { pluginId } from '../concern.ts';
import { malformed } from '../http/problem.ts';
import { isRecord } from '../values.ts';
import { bearerToken, sessionOfToken } from './access-token.ts';
import { openIdConcern } from './concern.ts';
import { continueEndpoint } from './continue.ts';
import { answerDiscovery } from './discovery.ts';
import { checkRenewal, endTokens } from './token-life.ts';

/**
 * Makes a Better Auth server with `@better-auth/oauth-provider` the provider of this project's other sites: its access tokens are
 * accepted by the account endpoints, they end with the session they were issued in, and no code is issued before the person did
 * something for it. Goes before the provider in Better Auth's `plugins`.
 */
export const openIdPlugin = ({ now = () => new Date() }: { now?: (() => Date) | undefined } = {}): BetterAuthPlugin => ({
  id: pluginId(openIdConcern),
  init: (context) => ({
    options: { databaseHooks: { session: { delete: { before: (session) => endTokens(context, session) } } } },
  }),
  onRequest: (request, context) => {
    const response = answerDiscovery(request, context);
    return Promise.resolve(response && { response });
  },
  endpoints: { continueOpenId: continueEndpoint({ now }) },
  hooks: {
    before: [
      {
        // The provider reads it of every body, whatever the path, before an endpoint has checked anything.
        matcher: ({ body }) => isRecord(body) && Boolean(body.oauth_query) && typeof body.oauth_query !== 'string',
        handler: createAuthMiddleware(() => Promise.reject(malformed('oauth_query: a string.'))),
      },
      {
        matcher: ({ path, headers }) => takesToken(path ?? '') && bearerToken({ headers }) !== undefined,
        handler: createAuthMiddleware(async (call) => {
          const signedIn = await sessionOfToken(call, bearerToken(call) ?? '');
          if (signedIn) call.context.session = signedIn;
        }),
      },
      {
        matcher: ({ path, body }) => path === '/oauth2/token' && isRecord(body) && typeof body.refresh_token === 'string',
        handler: createAuthMiddleware(async (call) => {
          const body: unknown = call.body;
          if (isRecord(body) && typeof body.refresh_token === 'string') await checkRenewal(call, body.refresh_token);
        }),
      },
    ],
  },
});
