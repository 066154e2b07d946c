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

type Context = Pick<AuthContext, 'secret' | 'secretConfig' | 'authCookies' | 'sessionConfig'>;

/**
 * Puts cookies and bearer tokens that an older secret signed under the newest one, for whatever reads the request: Better Auth knows
 * no other. Gives what the browser is to keep instead.
 */
export const renewSignatures = (context: Context, headers: Headers): Map<string, string> => {
  const renewed = new Map<string, string>();
  const secrets = secretsOf(context);
  if (secrets.length === 1) return renewed;
  const pairs = (headers.get('cookie') ?? '').split('; ').map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const value = signAgain(secrets, decoded(rest.join('=')));
    if (value === undefined) return pair;
    renewed.set(name.trim(), value);
    return `${name}=${encodeURIComponent(value)}`;
  });
  if (renewed.size > 0) headers.set('cookie', pairs.join('; '));
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
