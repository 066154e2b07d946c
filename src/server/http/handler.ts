import type { AuthContext } from 'better-auth';
import type { Log } from '../log.ts';
import { collecting, reportSecurityEvent, type Noted } from '../security/events.ts';
import { eventsOf } from '../security/of-request.ts';
import { originOf } from './addresses.ts';
import { createCors } from './cors.ts';
import { clearingCookies, sortCookies } from './doubled-cookies.ts';
import { defaultTransportSecurity, secureHeaders } from './headers.ts';
import { prepareRequest, type RequestInfo } from './incoming.ts';
import { cookiePrefix, renewedCookies, renewSignatures } from './signed-cookies.ts';
import { toProblemResponse } from './problem-response.ts';

export interface AccountHandlerOptions {
  /** Origins whose pages may call the service with the session; the service's own included. */
  allowedOrigins: readonly string[];
  /**
   * Origins of other sites, whose pages call with an access token or as nobody. A cookie that comes from them counts for nothing
   * and none is set through them, whatever the browser makes of `SameSite`.
   */
  tokenOrigins?: readonly string[] | undefined;
  /**
   * `Strict-Transport-Security` of the answers over HTTPS: two years and the hosts under this one when absent, `false` where what
   * stands in front says it.
   */
  transportSecurity?: string | false | undefined;
  log: Log;
}

/** Answers a request. Never throws. */
export type AccountHandler = (request: Request, info?: RequestInfo) => Promise<Response>;

/** OAuth 2.0 has errors of its own, which its clients read (RFC 6749 section 5.2). */
const isProtocol = ({ url }: Request): boolean => /\/oauth2\/(token|revoke)$/.test(new URL(url).pathname);

/** The owner has ended this very session: by signing out, in the list of sessions, or with the whole account. */
const endsSession = ({ ok, headers }: Response): boolean =>
  ok && headers.getSetCookie().some((cookie) => /session_token=;.*max-age=0/i.test(cookie));

/** A Better Auth server, as `betterAuth()` gives it. */
interface Server {
  handler: (request: Request) => Promise<Response>;
  $context: Promise<
    Pick<AuthContext, 'baseURL' | 'secret' | 'secretConfig' | 'authCookies' | 'sessionConfig' | 'getPlugin'>
  >;
}

/**
 * What stands around Better Auth's own handler: problem details instead of its errors, CORS, a limit to the body, HEAD, no cookie
 * that came twice, and the headers that every answer has. A wrapper rather than a plugin, because Better Auth's `onResponse` sees neither the answers of its
 * rate limiter and its disabled paths nor what was thrown.
 *
 * Expects `onAPIError: { throw: true }` in Better Auth's options, so that a thrown error arrives here and is logged with the
 * reference that the person sees.
 */
export const createAccountHandler = (
  auth: Server,
  { allowedOrigins, tokenOrigins = [], transportSecurity = defaultTransportSecurity, log }: AccountHandlerOptions,
): AccountHandler => {
  const allowed = allowedOrigins.map(originOf);
  const ofTokens = tokenOrigins.map(originOf);
  const cors = createCors(allowed, ofTokens);
  const others = new Set(ofTokens.filter((origin) => !allowed.includes(origin)));
  const isWithoutCookie = ({ headers }: Request): boolean => others.has(headers.get('origin') ?? '');

  /** The cookies that count, and what the browser is to be told of its cookies. */
  const readCookies = async ({ url, headers }: Request): Promise<{ cleared: string[]; renewed: string[] }> => {
    const { header, doubled } = sortCookies(headers.get('cookie'));
    if (header === undefined) headers.delete('cookie');
    else headers.set('cookie', header);
    const context = await auth.$context;
    const renewed = renewedCookies(context, renewSignatures(context, headers));
    // Of those that came twice only what could have been taken for this service's.
    const prefix = cookiePrefix(context.authCookies);
    const own = doubled.filter((name) => name.startsWith(prefix));
    return { cleared: clearingCookies(own, url), renewed };
  };

  const answer = async (request: Request, info: RequestInfo): Promise<Response> => {
    const preflight = cors.preflight(request);
    if (preflight) return preflight.ok ? preflight : toProblemResponse(preflight, request, log);
    try {
      const prepared = await prepareRequest(request, info);
      if (typeof prepared === 'number')
        return await toProblemResponse(new Response(null, { status: prepared }), request, log);
      if (isWithoutCookie(request)) prepared.headers.delete('cookie');
      const { cleared, renewed } = await readCookies(prepared);
      const given = await auth.handler(prepared);
      const response =
        given.status >= 400 && !isProtocol(request)
          ? await toProblemResponse(given, request, log)
          : new Response(given.body, given);
      // Pages kept for Back go too. Not `"storage"` or `"cookies"`: what else the origin keeps there isn't ours to clear (ASVS 14.3.1).
      // Nor anything of a page that sent no cookie, whose browser complains.
      if (request.headers.has('cookie') && endsSession(response)) response.headers.set('clear-site-data', '"cache"');
      const set = response.headers.getSetCookie();
      const isSet = (cookie: string): boolean => set.some((each) => each.split('=')[0] === cookie.split('=')[0]);
      for (const cookie of [...cleared, ...renewed.filter((each) => !isSet(each))])
        response.headers.append('set-cookie', cookie);
      return response;
    } catch (error) {
      return toProblemResponse(new Response(null, { status: 500 }), request, log, error);
    }
  };

  const report = async (request: Request, response: Response, noted: Noted, clientAddress?: string): Promise<void> => {
    try {
      const context = await auth.$context;
      const { baseURL } = context;
      for (const event of await eventsOf(request, response, { noted, baseURL, clientAddress }))
        await reportSecurityEvent(context, event, log);
    } catch (error) {
      log({ level: 'error', event: 'security_event_failed', error });
    }
  };

  return async (request, info = {}) => {
    const noted: Noted = {};
    const response = await collecting(noted, () => answer(request, info));
    await report(request, response, noted, info.clientAddress);
    const headers = new Headers(response.headers);
    if (isWithoutCookie(request)) headers.delete('set-cookie');
    secureHeaders(headers, request.url, transportSecurity);
    cors.allow(request, headers);
    const { status } = response;
    return new Response(request.method === 'HEAD' ? null : response.body, { status, headers });
  };
};
