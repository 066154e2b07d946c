/** Answers for pages on other origins, by exact allow-lists (Fetch standard, "CORS protocol"). */
export interface Cors {
  /** The answer to a preflight request; nothing for every other request. */
  preflight(request: Request): Response | undefined;
  /** Adds what the browser needs to hand the answer to the page. */
  allow(request: Request, headers: Headers): void;
}

const allowedHeaders = 'content-type, idempotency-key, ems-account, authorization';
const exposedHeaders = 'Retry-After';

/** Those of `origins` may send the session cookie; those of `tokenOrigins` call with an access token or as nobody. */
export const createCors = (origins: readonly string[], tokenOrigins: readonly string[] = []): Cors => {
  const withCookie = new Set(origins);
  const allowed = new Set([...origins, ...tokenOrigins]);

  const allow = (request: Request, headers: Headers): void => {
    headers.append('vary', 'Origin');
    const origin = request.headers.get('origin');
    if (origin === null || !allowed.has(origin)) return;
    headers.set('access-control-allow-origin', origin);
    if (withCookie.has(origin)) headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-expose-headers', exposedHeaders);
  };

  return {
    allow,
    preflight(request) {
      if (request.method !== 'OPTIONS') return undefined;
      const origin = request.headers.get('origin');
      if (origin === null || !allowed.has(origin)) return new Response(null, { status: 403 });
      const headers = new Headers({
        'access-control-allow-methods': 'GET, HEAD, POST',
        'access-control-allow-headers': allowedHeaders,
        'access-control-max-age': '600',
      });
      return new Response(null, { status: 204, headers });
    },
  };
};
