import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { withBaseURL } from './http/addresses.ts';
import type { ServiceContext } from './service-context.ts';

const id = 'ems-service';

/** Carries what the account plugins go by to what runs beside them, so that nobody tells it twice, and once in another way. */
export const servicePlugin = (service: ServiceContext): BetterAuthPlugin => ({
  id,
  options: { service },
  init: (context) => ({ context: withBaseURL(context) }),
});

/** What the server's account plugins go by. */
export const serviceOf = ({ options }: Pick<AuthContext, 'options'>): ServiceContext => {
  const plugin = options.plugins?.find((each) => each.id === id);
  if (!plugin) throw new Error('accountPlugins: not in the plugins of this Better Auth server.');
  return (plugin.options as { service: ServiceContext }).service;
};
