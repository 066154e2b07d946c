import { betterAuth, type Auth, type BetterAuthOptions, type BetterAuthPlugin } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import {
  accountPlugins,
  secretOptions,
  type AccountPluginsOptions,
  type Log,
  type Secrets,
} from '../../src/server/index.ts';
import type { ServiceConfig } from './config.ts';
import type { ServiceDatabase } from './database.ts';
import { passwords } from './passwords.ts';
import { recordsPlugin } from './records.ts';

export interface AuthOptions {
  config: ServiceConfig;
  database: ServiceDatabase;
  secrets: Secrets;
  trustedOrigins: string[];
  account: AccountPluginsOptions;
  plugins: BetterAuthPlugin[];
  log: Log;
}

/** Better Auth itself keeps lists as text in SQLite, and warns of each such column at every start after the first. */
const listAsText = /^Field \w+ in table \w+ has a different type in the database\. Expected \w+\[\] but got TEXT\.$/;

/** What Better Auth says of an origin or an address that a request may not name: anybody can send one, and nothing has failed. */
const refusal = /^Invalid [\w ]+: /;

/** Better Auth as the account service runs it, with its tables made or brought up to date. */
export const createAuth = async ({
  config,
  database,
  secrets,
  trustedOrigins,
  account,
  plugins,
  log,
}: AuthOptions): Promise<Auth<BetterAuthOptions>> => {
  const { origin, pathname } = new URL(config.baseURL);
  const options: BetterAuthOptions = {
    appName: config.brandName,
    baseURL: origin,
    basePath: pathname,
    ...secretOptions(secrets),
    database: database.handle,
    trustedOrigins,
    emailAndPassword: { enabled: true, requireEmailVerification: true, password: passwords },
    // For cookies of which nothing else is known: the plugins say of each session how long it lasts.
    session: { expiresIn: Math.ceil(config.sessionLifetimes.oneFactor.absolute) },
    // The plugins' own limits count by address and client; Better Auth's would count the same requests again.
    rateLimit: { enabled: false },
    // So that the handler around it can log what was thrown with the reference that the person sees.
    // `errorURL`: where the OpenID provider sends a person whom it can't send back to the site.
    onAPIError: { throw: true, errorURL: `${config.siteURL}/sign-in-problem` },
    advanced: { cookiePrefix: 'ems' },
    logger: {
      level: 'warn',
      log(level, message) {
        if (!listAsText.test(message))
          log({
            level: level === 'error' && !refusal.test(message) ? 'error' : 'warn',
            event: 'better_auth',
            // It may quote what somebody sent.
            message: message.slice(0, 300),
          });
      },
    },
    telemetry: { enabled: false },
    plugins: [...plugins, ...(config.isDemo ? [recordsPlugin] : []), ...accountPlugins(account)],
  };
  await (await getMigrations(options)).runMigrations();
  return betterAuth(options);
};
