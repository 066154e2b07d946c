import type { AuthContext, BetterAuthPlugin } from 'better-auth';

type MakeCookie = AuthContext['createAuthCookie'];
type Cookie = ReturnType<MakeCookie>;

const hostPrefix = '__Host-';

/** Browsers take a cookie of this name from its own host only, for all paths and over HTTPS (RFC 6265bis section 4.1.3.2). */
const ofThisHost = ({ name, attributes }: Cookie): Cookie => {
  const { domain: _, ...others } = attributes;
  return {
    name: hostPrefix + name.replace(/^__(Secure|Host)-/i, ''),
    attributes: { ...others, secure: true, path: '/' },
  };
};

/** Whether a cookie is for this host only; a service that shares its cookies with other hosts of its domain says so. */
const canBeOfThisHost = ({ name, attributes: { domain } }: Cookie): boolean =>
  /^__(Secure|Host)-/i.test(name) && domain === undefined;

/**
 * Under HTTPS every cookie that this server sets, Better Auth's plugins included, is called `__Host-…`: a page of another host of
 * the same domain can't set one, so it can't sign anybody in to somebody else's account. Over HTTP browsers know no such cookies.
 */
export const hostCookiesPlugin: BetterAuthPlugin = {
  id: 'ems-host-cookies',
  init: ({ authCookies, createAuthCookie }) => {
    if (!canBeOfThisHost(authCookies.sessionToken)) return;
    const make: MakeCookie = (...args) => ofThisHost(createAuthCookie(...args));
    const { sessionToken, sessionData, accountData, dontRememberToken } = authCookies;
    return {
      context: {
        createAuthCookie: make,
        authCookies: {
          sessionToken: ofThisHost(sessionToken),
          sessionData: ofThisHost(sessionData),
          accountData: ofThisHost(accountData),
          dontRememberToken: ofThisHost(dontRememberToken),
        },
      },
    };
  },
};
