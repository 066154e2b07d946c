import type { BetterAuthPlugin } from 'better-auth';

/**
 * Answers 404 for every path that is not an endpoint of the given plugins or named in `open`. Better Auth brings endpoints of
 * its own that do the same things in other ways (`GET /verify-email` spends a link, `/change-email` mails a token that can be
 * replayed): what is not offered on purpose is not there.
 */
export const closedPlugin = (plugins: readonly BetterAuthPlugin[], open: readonly string[] = []): BetterAuthPlugin => {
  const paths = new Set(open);
  for (const { endpoints } of plugins) {
    for (const { path } of Object.values(endpoints ?? {})) if (path !== undefined) paths.add(path);
  }
  return {
    id: 'ems-closed',
    onRequest: (request, context) => {
      const path = new URL(request.url).pathname.slice(new URL(context.baseURL).pathname.length);
      return Promise.resolve(paths.has(path) ? undefined : { response: new Response(null, { status: 404 }) });
    },
  };
};
