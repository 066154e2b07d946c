import type { BetterAuthPlugin } from 'better-auth';
import { pluginId, type Concern } from '../concern.ts';
import { pathWithin } from './addresses.ts';

/**
 * Answers 404 for every path that is not one of the concerns in use or named in `open`. Better Auth brings endpoints of its own
 * that do the same things in other ways (`GET /verify-email` spends a link, `/change-email` emails a token that can be replayed):
 * what is not offered on purpose is not there.
 */
export const closedPlugin = (concerns: readonly Concern[], open: readonly string[] = []): BetterAuthPlugin => {
  const paths = new Set(open);
  return {
    id: 'ems-closed',
    init: ({ options }) => {
      for (const concern of concerns) {
        const plugin = options.plugins?.find(({ id }) => id === pluginId(concern));
        if (!plugin) continue;
        for (const { path } of Object.values(plugin.endpoints ?? {})) if (path !== undefined) paths.add(path);
        for (const path of concern.otherPaths ?? []) paths.add(path);
      }
    },
    onRequest: (request, context) => {
      const path = pathWithin(request.url, context.baseURL);
      return Promise.resolve(
        path !== undefined && paths.has(path) ? undefined : { response: new Response(null, { status: 404 }) },
      );
    },
  };
};
