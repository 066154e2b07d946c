import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { takesToken } from '../../contract/refusals.ts';
import { pluginId } from '../concern.ts';
import { withBaseURL } from '../http/addresses.ts';
import { malformed } from '../http/problem.ts';
import { holdSession } from '../sessions/hold.ts';
import { serviceOf } from '../service-plugin.ts';
import { isRecord } from '../../rules/record.ts';
import { bearerToken, sessionOfToken } from './access-token.ts';
import { beginGrant } from './begin-grant.ts';
import { openIdConcern } from './concern.ts';
import { continueEndpoint } from './continue.ts';
import { endGrants, grantSchema } from './grants.ts';
import { answerDiscovery, refuseOtherIssuer } from './discovery.ts';
import { refuseDoubled } from './doubled-parameters.ts';
import { keepEssential } from './requested-acr.ts';
import { leaveOutConsent } from './requested-prompt.ts';
import { endReusedBack, guardTokenEndpoint } from './token-endpoint.ts';
import { tokenEvents } from './token-events.ts';

/** The provider looks for what it was sent, and PostgreSQL can't be asked for a text with a NUL. */
const hasNul = (values: unknown): boolean =>
  isRecord(values) &&
  Object.values(values)
    .flat()
    .some((value) => typeof value === 'string' && value.includes('\0'));

/** Endpoints that go on with an authorization. */
const takesQuery: ReadonlySet<string> = new Set(['/openid/continue', '/oauth2/continue']);

/**
 * Makes a Better Auth server with `@better-auth/oauth-provider` the provider of this project's other sites: its access tokens are
 * accepted by the account endpoints, they end with the session they were issued in, and no code is issued before the person did
 * something for it. Goes before the provider in Better Auth's `plugins`, and by the options of the account plugins.
 */
export const openIdPlugin = (): BetterAuthPlugin => ({
  id: pluginId(openIdConcern),
  schema: grantSchema,
  init: (context) => {
    guardTokenEndpoint(context.options.plugins);
    const service = serviceOf(context);
    const withURL = withBaseURL(context);
    refuseOtherIssuer(context.options.plugins, withURL.baseURL);
    return {
      // Before the provider's own `init`, which goes by it.
      context: withURL,
      options: {
        databaseHooks: {
          // What was issued in a session ends with it. The provider itself would keep refresh tokens alive.
          session: {
            delete: {
              before: async (session) => {
                await holdSession(context, session);
                await endGrants(context, { sessionId: session.id });
              },
            },
          },
          verification: {
            create: {
              // A code of nobody's call has no grant, and so is worth nothing.
              before: async (code, call) => {
                if (call) await beginGrant(call, service, code);
              },
            },
          },
        },
      },
    };
  },
  onRequest: async (request, context) => {
    const response = answerDiscovery(request, context) ?? (await refuseDoubled(request, context.baseURL));
    return response && { response };
  },
  endpoints: { continueOpenId: continueEndpoint },
  hooks: {
    after: tokenEvents.after,
    before: [
      {
        // Before the provider's own hook, which takes this member of any body on any path for the query of its sign-in page.
        matcher: ({ body }) => isRecord(body) && 'oauth_query' in body,
        handler: createAuthMiddleware((call) => {
          const body = call.body as Record<string, unknown>;
          if (!takesQuery.has(call.path)) delete body.oauth_query;
          else if (typeof body.oauth_query !== 'string') throw malformed('oauth_query: a string.');
          return Promise.resolve();
        }),
      },
      {
        matcher: ({ path, query, body }) => /^\/oauth2\//.test(path ?? '') && [query, body].some(hasNul),
        handler: createAuthMiddleware(() => Promise.reject(new APIError('BAD_REQUEST', { error: 'invalid_request' }))),
      },
      {
        matcher: ({ path }) => path === '/oauth2/authorize',
        handler: createAuthMiddleware((call) => {
          for (const parameters of [call.query, call.body]) {
            keepEssential(parameters);
            leaveOutConsent(parameters);
          }
          return Promise.resolve();
        }),
      },
      ...tokenEvents.before,
      { matcher: ({ path }) => path === '/oauth2/revoke', handler: endReusedBack },
      {
        matcher: ({ path, headers }) => takesToken(path ?? '') && bearerToken({ headers }) !== undefined,
        handler: createAuthMiddleware(async (call) => {
          const signedIn = await sessionOfToken(call, bearerToken(call) ?? '');
          if (signedIn) call.context.session = signedIn;
        }),
      },
    ],
  },
});
