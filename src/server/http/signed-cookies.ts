import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AuthContext } from 'better-auth';
import { secretsOf, type Secrets } from '../storage/secrets.ts';

/** As Better Auth signs a cookie: HMAC-SHA-256 in base64, after the last dot. */
const signatureOf = (value: string, secret: string): string =>
  createHmac('sha256', secret).update(value).digest('base64');

const isSignature = (given: string, right: string): boolean =>
  given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));

/** The same value signed with the newest secret; nothing where that isn't needed, or where none of the others signed it. */
export const signAgain = ([newest, ...older]: Secrets, signed: string): string | undefined => {
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return undefined;
  const [value, signature] = [signed.slice(0, dot), signed.slice(dot + 1)];
  // Other sites' tokens have dots as well.
  if (!/^[\w+/]{43}=$/.test(signature)) return undefined;
  if (!older.some((secret) => isSignature(signature, signatureOf(value, secret)))) return undefined;
  return `${value}.${signatureOf(value, newest)}`;
};

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** What the names of all this service's cookies begin with. */
export const cookiePrefix = ({ sessionToken }: AuthContext['authCookies']): string =>
  sessionToken.name.replace(/session_token$/, '');

/** The name of the cookie by which an account knows a device. */
export const deviceCookieName = (authCookies: AuthContext['authCookies']): string =>
  `${cookiePrefix(authCookies)}device`;

/** Cookies that are looked at: more than a service with every plugin sets. Anybody can send hundreds of such names. */
const most = 16;

/** Which of a request's cookies the service may have signed, its own before those of plugins. */
const mayBeSigned = (names: readonly string[], authCookies: AuthContext['authCookies']): Set<string> => {
  const prefix = cookiePrefix(authCookies);
  const own = [authCookies.sessionToken.name, authCookies.dontRememberToken.name, deviceCookieName(authCookies)];
  const all = new Set([...own, ...names.filter((name) => name.startsWith(prefix))]);
  return new Set([...all].slice(0, most));
};

type Context = Pick<AuthContext, 'secret' | 'secretConfig' | 'authCookies' | 'sessionConfig'>;

/**
 * Puts cookies and bearer tokens that an older secret signed under the newest one, for whatever reads the request: Better Auth knows
 * no other. Gives what the browser is to keep instead.
 */
export const renewSignatures = (context: Context, headers: Headers): Map<string, string> => {
  const renewed = new Map<string, string>();
  const secrets = secretsOf(context);
  if (secrets.length === 1) return renewed;
  const pairs = (headers.get('cookie') ?? '').split('; ');
  const nameOf = (pair: string): string => pair.slice(0, Math.max(0, pair.indexOf('='))).trim();
  const signed = mayBeSigned(pairs.map(nameOf), context.authCookies);
  const kept = pairs.map((pair) => {
    const name = nameOf(pair);
    const value = signed.has(name) ? signAgain(secrets, decoded(pair.slice(pair.indexOf('=') + 1))) : undefined;
    if (value === undefined) return pair;
    renewed.set(name, value);
    return `${name}=${encodeURIComponent(value)}`;
  });
  if (renewed.size > 0) headers.set('cookie', kept.join('; '));
  const bearer = /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
  const token = bearer === undefined ? undefined : signAgain(secrets, decoded(bearer));
  if (token !== undefined) headers.set('authorization', `Bearer ${encodeURIComponent(token)}`);
  return renewed;
};

type Attributes = Context['authCookies']['sessionToken']['attributes'];

const setCookie = (
  name: string,
  value: string,
  { domain, path = '/', secure, sameSite = 'lax' }: Attributes,
  maxAge?: number,
) =>
  [
    `${name}=${encodeURIComponent(value)}`,
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    `Path=${path}`,
    'HttpOnly',
    ...(secure ? ['Secure'] : []),
    `SameSite=${sameSite}`,
  ].join('; ');

/** What tells a browser of these; of the session alone, whose other cookies come anew with the next sign-in. */
export const renewedCookies = ({ authCookies, sessionConfig }: Context, renewed: Map<string, string>): string[] => {
  const { sessionToken, dontRememberToken } = authCookies;
  const remembered = !renewed.has(dontRememberToken.name);
  return [sessionToken, dontRememberToken].flatMap(({ name, attributes }) => {
    const value = renewed.get(name);
    if (value === undefined) return [];
    return [setCookie(name, value, attributes, remembered ? sessionConfig.expiresIn : undefined)];
  });
};
