import type { BetterAuthPlugin } from 'better-auth';
import { accountPlugin } from './account/plugin.ts';
import { deletionPlugin } from './deletion/plugin.ts';
import { emailPlugin } from './email/plugin.ts';
import { closedPlugin } from './http/closed.ts';
import type { AccountOptions } from './options.ts';
import { passwordPlugin } from './password/plugin.ts';
import { registrationSchema } from './registration/registrations.ts';
import { signUpEndpoint } from './registration/sign-up.ts';
import { secondFactorPlugin } from './second-factor/plugin.ts';
import { createServiceContext } from './service-context.ts';
import { sessionsPlugin } from './sessions/plugin.ts';
import { stepUpPlugin } from './step-up/plugin.ts';
import { termsPlugin } from './terms/plugin.ts';
import { linkSchema } from './verification/links.ts';
import { sendEndpoint } from './verification/send.ts';
import { statusEndpoint } from './verification/status.ts';
import { verifyEndpoint } from './verification/verify.ts';

export interface AccountPluginsOptions extends AccountOptions {
  /** Further paths that stay reachable, e.g. of other plugins; every other path of Better Auth answers 404. */
  openPaths?: readonly string[] | undefined;
}

/**
 * The Better Auth plugins that make a server answer `docs/http-api.md`. Put them last in Better Auth's `plugins`, and its
 * handler into {@link createAccountHandler}.
 */
export const accountPlugins = ({ openPaths, ...options }: AccountPluginsOptions): BetterAuthPlugin[] => {
  const service = createServiceContext(options);
  const plugins: BetterAuthPlugin[] = [
    service.limits.plugin,
    service.idempotency.plugin,
    service.outbox.plugin,
    // Named like Better Auth's own endpoint, whose place it takes.
    { id: 'ems-registration', schema: registrationSchema, endpoints: { signUpEmail: signUpEndpoint(service) } },
    {
      id: 'ems-email-verification',
      schema: linkSchema,
      endpoints: { sendLink: sendEndpoint(service), spendLink: verifyEndpoint(service), linkStatus: statusEndpoint(service) },
    },
    ...(service.terms ? [termsPlugin(service, service.terms)] : []),
    accountPlugin(service),
    stepUpPlugin(service),
    emailPlugin(service),
    passwordPlugin(service),
    secondFactorPlugin(service),
    sessionsPlugin(service),
    deletionPlugin(service),
  ];
  return [...plugins, closedPlugin(plugins, openPaths)];
};
