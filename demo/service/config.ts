import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { isLocalHost } from '../../src/rules/local-host.ts';
import type { Lifetime, OpenIdClient, Secrets, SessionLifetimes } from '../../src/server/index.ts';
import { readAddresses, readClients } from './other-sites.ts';
import { ConfigError, fail, isPrivate, readList, type Environment } from './settings.ts';
import { weakSettings, type WeakSetting } from './weak-settings.ts';

export { ConfigError };

/** What the account service is started with; see `docs/service.md`. */
export interface ServiceConfig {
  host: string;
  port: number;
  /** Where browsers reach the interface: origin and base path. */
  baseURL: string;
  /** Origin of the account pages that mails lead to. */
  siteURL: string;
  /** PostgreSQL; SQLite in the data directory when absent. */
  databaseURL: string | undefined;
  dataDir: string;
  /** Sign cookies and encrypt what is stored, the newest first; a file in the data directory when absent. */
  secrets: Secrets | undefined;
  smtpURL: string;
  /** Whose service it is: in mails, and in what authenticator applications show. */
  brandName: string;
  mailFrom: string;
  /** Where answers to mails go; to `mailFrom` when absent. */
  mailReplyTo: string | undefined;
  /** Picture at the head of mails; the brand's name when absent. */
  mailLogo: string | undefined;
  /** Origins besides those of `baseURL` and `siteURL` whose pages may call the service. */
  trustedOrigins: string[];
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: string[];
  /** Other sites that people sign in to with their account here. */
  oidcClients: OpenIdClient[];
  /** Pages that a registration's mail may lead back to. */
  returnAddresses: string[];
  termsVersion: string;
  verificationHours: number;
  resendSeconds: number;
  resetMinutes: number;
  stepUpSeconds: number;
  /** Whether every account has to have a second factor. */
  requireSecondFactor: boolean;
  sessionLifetimes: SessionLifetimes;
  passwordMinLength: number;
  /** What becomes of a new password where the list of breached ones doesn't answer; none is looked up when absent. */
  breachedPasswords: 'accept' | 'refuse' | undefined;
  /** The list; that of Have I Been Pwned when absent. */
  breachedPasswordsURL: string | undefined;
  rateLimits: number | 'off';
  /** Passwords that are hashed at the same time. */
  hashesAtOnce: number;
  /** Requests with a password that are in hand at the same time. */
  passwordsInHand: number;
  /** Reached on this machine only: made-up sites and records are fine there, and nothing has to be asked of the internet. */
  isDemo: boolean;
  /** What of a service for others is less than ASVS level 2 asks. */
  weakSettings: WeakSetting[];
}

const readNumber = (env: Environment, name: string, fallback: number, [least, most]: [number, number]): number => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  return value >= least && value <= most ? value : fail(name, `a number from ${least} to ${most}`, text);
};

/** `<name>_HOURS` and `<name>_IDLE_HOURS`; Chrome keeps no cookie for longer than 400 days. */
const readLifetime = (env: Environment, name: string, [absolute, idle]: [number, number]): Lifetime => {
  const hours: [number, number] = [0.1, 400 * 24];
  return {
    absolute: readNumber(env, `${name}_HOURS`, absolute, hours) * 3600,
    idle: readNumber(env, `${name}_IDLE_HOURS`, idle, hours) * 3600,
  };
};

export const readPort = (env: Environment, name: string, fallback: number): number => {
  const port = readNumber(env, name, fallback, [0, 65535]);
  return Number.isInteger(port) ? port : fail(name, 'a port number', String(port));
};

const readURL = (env: Environment, name: string, fallback: string, protocols: string[]): string => {
  const text = env[name] || fallback;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !protocols.includes(url.protocol))
    fail(name, `a URL with ${protocols.join(' or ')}`, text.replace(/\/\/[^@/]*@/, '//…@'));
  return text.replace(/\/+$/, '');
};

/** What people or their passwords are sent to, with a path of the service's own behind it. */
const readPrivateURL = (env: Environment, name: string, fallback: string): string => {
  const text = readURL(env, name, fallback, ['http:', 'https:']);
  const { username, password } = new URL(text);
  if (/[?#]/.test(text) || username !== '' || password !== '')
    fail(
      name,
      'an address without a query, a fragment and a user',
      text.replace(/\/\/[^@/]*@/, '//…@').replace(/[?#].*/, '?…'),
    );
  return isPrivate(new URL(text)) ? text : fail(name, 'an address with https: (http: on this machine only)', text);
};

const readOrigins = (env: Environment, name: string): string[] =>
  readList(env, name).map((entry) => {
    const url = URL.canParse(entry) ? new URL(entry) : undefined;
    return url && isPrivate(url) && url.origin === entry.replace(/\/$/, '')
      ? url.origin
      : fail(name, 'a list of origins like https://www.example.org (http: on this machine only)', entry);
  });

const readProxies = (env: Environment, name: string): string[] =>
  readList(env, name).map((entry) => {
    const [address = '', prefix = '0'] = entry.split('/');
    const valid = isIP(address) > 0 && /^\d+$/.test(prefix) && Number(prefix) <= (isIP(address) === 4 ? 32 : 128);
    return valid ? entry : fail(name, 'a list of addresses or networks like 10.0.0.0/8', entry);
  });

const readRateLimits = (env: Environment, name: string): number | 'off' =>
  env[name] === 'off' ? 'off' : readNumber(env, name, 1, [0.01, 1_000_000]);

const readBreachedPasswords = (
  env: Environment,
  name: string,
  fallback: 'accept' | 'off',
): 'accept' | 'refuse' | undefined => {
  const text = env[name] || fallback;
  if (text === 'off') return undefined;
  return text === 'accept' || text === 'refuse' ? text : fail(name, 'accept, refuse or off', text);
};

const readSwitch = (env: Environment, name: string): boolean => {
  const text = env[name] || 'off';
  return text === 'on' || text === 'off' ? text === 'on' : fail(name, 'on or off', text);
};

/** Separated by commas; a secret may hold spaces. Says nothing of what it got. */
export const readSecrets = (text: string, name: string): Secrets => {
  const [newest, ...older] = text.split(',').map((secret) => secret.trim());
  if (newest === undefined || [newest, ...older].some((secret) => secret.length < 32))
    throw new ConfigError(`${name} has to be 32 characters at least, or several of such, separated by commas.`);
  return [newest, ...older];
};

/** Reads the environment. Throws a {@link ConfigError} that says in one line what is wrong. */
export const readConfig = (env: Environment): ServiceConfig => {
  const port = readPort(env, 'PORT', 4400);
  const brandName = env.BRAND_NAME || 'EMS';
  const baseURL = readPrivateURL(env, 'BASE_URL', `http://ems.localhost:${port}/api/auth`);
  const isDemo = isLocalHost(new URL(baseURL).hostname);
  return {
    host: env.HOST || '127.0.0.1',
    port,
    baseURL,
    siteURL: readPrivateURL(env, 'SITE_URL', `http://ems.localhost:${port}`),
    databaseURL: env.DATABASE_URL ? readURL(env, 'DATABASE_URL', '', ['postgres:', 'postgresql:']) : undefined,
    dataDir: resolve(env.DATA_DIR || '.data'),
    secrets: env.SECRET ? readSecrets(env.SECRET, 'SECRET') : undefined,
    smtpURL: readURL(env, 'SMTP_URL', 'smtp://127.0.0.1:4402', ['smtp:', 'smtps:']),
    brandName,
    mailFrom: env.MAIL_FROM || 'accounts@ems.localhost',
    mailReplyTo: env.MAIL_REPLY_TO || undefined,
    mailLogo: env.MAIL_LOGO ? readURL(env, 'MAIL_LOGO', '', ['https:']) : undefined,
    trustedOrigins: readOrigins(env, 'TRUSTED_ORIGINS'),
    trustedProxies: readProxies(env, 'TRUSTED_PROXIES'),
    oidcClients: readClients(env, 'OIDC_CLIENTS', port, isDemo),
    returnAddresses: readAddresses(env, 'RETURN_ADDRESSES', port, isDemo),
    termsVersion: env.TERMS_VERSION || '2026-01',
    verificationHours: readNumber(env, 'VERIFICATION_HOURS', 24, [0.001, 720]),
    resendSeconds: readNumber(env, 'RESEND_SECONDS', 60, [1, 3600]),
    resetMinutes: readNumber(env, 'RESET_MINUTES', 30, [1, 1440]),
    stepUpSeconds: readNumber(env, 'STEP_UP_SECONDS', 300, [1, 86_400]),
    requireSecondFactor: readSwitch(env, 'REQUIRE_SECOND_FACTOR'),
    sessionLifetimes: {
      oneFactor: readLifetime(env, 'SESSION', [30 * 24, 14 * 24]),
      twoFactors: readLifetime(env, 'SESSION_TWO_FACTORS', [14 * 24, 3 * 24]),
      notKept: readLifetime(env, 'SESSION_NOT_KEPT', [24, 12]),
    },
    passwordMinLength: readNumber(env, 'PASSWORD_MIN_LENGTH', 12, [8, 64]),
    breachedPasswords: readBreachedPasswords(env, 'BREACHED_PASSWORDS', isDemo ? 'off' : 'accept'),
    breachedPasswordsURL: env.BREACHED_PASSWORDS_URL ? readPrivateURL(env, 'BREACHED_PASSWORDS_URL', '') : undefined,
    rateLimits: readRateLimits(env, 'RATE_LIMITS'),
    hashesAtOnce: readNumber(env, 'HASHES_AT_ONCE', 2, [1, 1000]),
    passwordsInHand: readNumber(env, 'PASSWORDS_IN_HAND', 100, [1, 100_000]),
    isDemo,
    weakSettings: isDemo ? [] : weakSettings(env),
  };
};
