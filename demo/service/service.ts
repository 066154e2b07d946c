import type { BetterAuthPlugin } from 'better-auth';
import {
  createAccountHandler,
  createAccountRecovery,
  createFormPages,
  createOutbox,
  expiryIndexes,
  mailWords,
  originsOf,
  seedClients,
  signOutEverywhere,
  startHousekeeping,
  type AccountHandler,
  type AccountRecovery,
  type FormPages,
  type FormPagesOptions,
  type FormPaths,
  type Log,
} from '../../src/server/index.ts';
import type { TermsDocument } from '../../src/client/ports/terms.ts';
import { createAuth, type AuthOptions } from './auth.ts';
import type { ServiceConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { createLog } from './log.ts';
import { createSmtpTransport } from './mail.ts';
import { openIdProvider } from './openid.ts';
import { records } from './records.ts';
import { readSecretFile } from './secret.ts';

/** The account pages whose forms work without a script. */
export const formPaths: FormPaths = {
  register: '/register',
  verifyEmail: '/verify-email',
  signIn: '/sign-in',
  terms: '/terms',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  signOut: '/sign-out',
  account: '/account',
};

export interface AccountService {
  /** Path of the interface, e.g. `/api/auth`: requests under it are the handler's. */
  basePath: string;
  handler: AccountHandler;
  /** The account pages with their forms, as they are drawn so. */
  formPages(how: Pick<FormPagesOptions, 'render' | 'headers'>): FormPages;
  /** Brings another version of the terms into force: every account owes its acceptance from now on. */
  setTermsVersion(version: string): void;
  /** For the operator. */
  recovery: AccountRecovery;
  /** Ends every session and every token of an account; `false` where there is none. */
  signOutEverywhere(email: string): Promise<boolean>;
  /** Ends after the mail being delivered. */
  close(): Promise<void>;
}

export interface ServiceExtras {
  log?: Log;
  /** Better Auth's own plugins besides ours, e.g. `bearer()`. */
  plugins?: BetterAuthPlugin[];
  /** Of the account plugins, besides what the settings say. */
  account?: Partial<Pick<AuthOptions['account'], 'profileFields' | 'readOnlyProfile' | 'maxNameLength'>>;
  /** For tests. */
  now?: () => Date;
  /** For tests: what housekeeping calls old, when not by `now`. */
  sweepNow?: () => Date;
}

const documents = (siteURL: string): TermsDocument[] => [
  { id: 'terms', title: 'Terms of service', href: `${siteURL}/legal/terms.html`, lang: 'en' },
  { id: 'privacy', title: 'Privacy policy', href: `${siteURL}/legal/privacy.html`, lang: 'en' },
];

/** The account service, ready to answer: database migrated, mails being delivered. It listens nowhere by itself. */
export const createAccountService = async (
  config: ServiceConfig,
  extras: ServiceExtras = {},
): Promise<AccountService> => {
  const { log = createLog(false), plugins = [], account, now, sweepNow = now } = extras;
  for (const weak of config.weakSettings) log({ level: 'warn', event: 'weak_setting', ...weak });
  const secrets = config.secrets ?? readSecretFile(config.dataDir);
  const database = await openDatabase(config.databaseURL, config.dataDir);
  const transport = createSmtpTransport(config);
  const outbox = createOutbox({ deliver: transport.deliver, log, now });
  const origins = [config.baseURL, config.siteURL].map((url) => new URL(url).origin);
  const allowedOrigins = [...new Set([...origins, ...config.trustedOrigins])];
  const tokenOrigins = originsOf(config.oidcClients);
  let termsVersion = config.termsVersion;
  try {
    const authOptions: AuthOptions = {
      config,
      database,
      secrets,
      // Better Auth asks of every call that it comes from one of these; a cookie counts from the first ones only.
      trustedOrigins: [...allowedOrigins, ...tokenOrigins],
      log,
      plugins: [...plugins, ...openIdProvider(config)],
      account: {
        ...account,
        outbox,
        returnAddresses: config.returnAddresses,
        pages: {
          verification: (token) => `${config.siteURL}/verify-email#token=${token}`,
          emailChange: (token) => `${config.siteURL}/confirm-email#token=${token}`,
          passwordReset: (token) => `${config.siteURL}/reset-password#token=${token}`,
          deviceConfirmation: (token) => `${config.siteURL}/sign-in#device=${token}`,
          signIn: `${config.siteURL}/sign-in`,
          account: `${config.siteURL}/account`,
        },
        passwordPolicy: { minLength: config.passwordMinLength, maxLength: 256 },
        ...(config.breachedPasswords && {
          breachedPasswords: { unavailable: config.breachedPasswords, url: config.breachedPasswordsURL, log },
        }),
        terms: () => ({ version: termsVersion, documents: documents(config.siteURL) }),
        verificationSeconds: config.verificationHours * 3600,
        resendSeconds: config.resendSeconds,
        resetSeconds: config.resetMinutes * 60,
        stepUpSeconds: config.stepUpSeconds,
        requireSecondFactor: config.requireSecondFactor,
        sessionLifetimes: config.sessionLifetimes,
        ...(config.isDemo && { ownedResources: records }),
        languages: mailWords.map(({ language }) => language),
        onSecurityEvent: (event) => log({ level: 'security', ...event }),
        rateLimits: config.rateLimits,
        hashesAtOnce: config.hashesAtOnce,
        passwordsInHand: config.passwordsInHand,
        now,
      },
    };
    const auth = await createAuth(authOptions);
    const context = await auth.$context;
    await database.run(expiryIndexes(context));
    await seedClients(context, config.oidcClients);
    await outbox.start(context, { soleWorker: database.exclusive });
    const stopHousekeeping = startHousekeeping(context, { log, now: sweepNow });
    const handler = createAccountHandler(auth, { allowedOrigins, tokenOrigins, log });
    return {
      basePath: new URL(config.baseURL).pathname,
      handler,
      formPages: (how) => createFormPages({ ...how, handler, baseURL: config.baseURL, paths: formPaths, log, now }),
      recovery: createAccountRecovery(context, log),
      setTermsVersion(version) {
        termsVersion = version;
      },
      signOutEverywhere: (email) => signOutEverywhere(context, email, log),
      async close() {
        await stopHousekeeping();
        await outbox.stop();
        transport.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
};
