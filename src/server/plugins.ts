import type { BetterAuthPlugin } from 'better-auth';
import { toPlugin } from './concern.ts';
import { accountConcerns, concerns, ownership } from './concerns.ts';
import { closedPlugin } from './http/closed.ts';
import { hostCookiesPlugin } from './http/host-cookies.ts';
import type { AccountOptions } from './options.ts';
import { hashingPlugin } from './password/hash-queue.ts';
import { securityEventsPlugin } from './security/events.ts';
import { createServiceContext } from './service-context.ts';
import { servicePlugin } from './service-plugin.ts';

export interface AccountPluginsOptions extends AccountOptions {
  /** Further paths that stay reachable, e.g. of other plugins; every other path of Better Auth answers 404. */
  openPaths?: readonly string[] | undefined;
}

/**
 * The Better Auth plugins that make a server answer `docs/http-api.md`. Put them last in Better Auth's `plugins`, and its
 * handler into {@link createAccountHandler}.
 */
export const accountPlugins = ({ openPaths, ...options }: AccountPluginsOptions): BetterAuthPlugin[] => {
  const service = createServiceContext(options, ownership);
  return [
    hostCookiesPlugin,
    servicePlugin(service),
    hashingPlugin(service.hashing),
    securityEventsPlugin(options.onSecurityEvent),
    ...accountConcerns.map((concern) => toPlugin(concern, service)),
    closedPlugin(concerns, openPaths),
  ];
};
