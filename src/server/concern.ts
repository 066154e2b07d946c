import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import type { Secrets } from './storage/secrets.ts';
import type { ServiceContext } from './service-context.ts';
import type { Owner, Retention } from './storage/ownership.ts';

/** A column that holds what was encrypted with the service's secrets. */
export interface Sealed {
  column: string;
  /** The same for the newest secret; nothing where that isn't needed, or not possible. */
  again: (
    secrets: Secrets,
    row: Readonly<Record<string, string>>,
    context: AuthContext,
  ) => string | undefined | Promise<string | undefined>;
}

/**
 * One thing that the service takes care of. Its Better Auth plugin, the paths that are open, what is deleted with an account and what
 * housekeeping removes follow from it.
 */
export interface Concern extends Pick<BetterAuthPlugin, 'init' | 'schema'> {
  /** Of the plugin, after `ems-`. */
  id: string;
  endpoints?: (service: ServiceContext) => NonNullable<BetterAuthPlugin['endpoints']>;
  /** Paths of another plugin that this one needs open. */
  otherPaths?: readonly string[];
  /** Whose the rows of its tables are; by table, those that Better Auth or another plugin makes for it included. */
  ownedBy: Readonly<Record<string, Owner>>;
  /** How long the rows are kept; the same tables. */
  retention: Readonly<Record<string, Retention>>;
  /** What is encrypted in its tables; by table. It has to outlive the secret. */
  sealed?: Readonly<Record<string, Sealed>>;
  /** Whether this service has it; yes when absent. */
  isOffered?: (service: ServiceContext) => boolean;
}

export const pluginId = ({ id }: Concern): string => `ems-${id}`;

export const toPlugin = (concern: Concern, service: ServiceContext): BetterAuthPlugin => {
  const { init, schema, endpoints } = concern;
  return {
    id: pluginId(concern),
    ...(init && { init }),
    ...(schema && { schema }),
    ...(endpoints && { endpoints: endpoints(service) }),
  };
};
