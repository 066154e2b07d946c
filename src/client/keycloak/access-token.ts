import { array } from '../http/later-shapes.ts';
import { number, object, optional, parse, string, union } from '../http/shape.ts';

const claimsShape = object({
  aud: optional(union(string(), array(string()))),
  iat: optional(number()),
  auth_time: optional(number()),
});

/** What Keycloak's access token says, a JWT; nothing where it can't be read. For hints only: whoever made it up hears them himself. */
export const claimsOf = (token: string) => {
  try {
    const [, payload = ''] = token.split('.');
    return parse(claimsShape, JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    return undefined;
  }
};

/**
 * Whether the person proved who they are at most `freshFor` seconds ago. Keycloak's clock says how old that was when the token was
 * issued, and the page's how long it has had the token: neither is compared with the other.
 */
export const createFreshness = (freshFor: number) => {
  let known: { token: string; since: number } | undefined;
  return {
    /** The page has this token. */
    note(token: string | undefined): void {
      if (token !== undefined && known?.token !== token) known = { token, since: Date.now() };
    },
    /** Where nobody is signed in, or the token says nothing, the call itself has the answer. */
    isFresh(): boolean {
      const { iat, auth_time } = (known && claimsOf(known.token)) ?? {};
      if (!known || iat === undefined || auth_time === undefined) return true;
      return iat - auth_time + (Date.now() - known.since) / 1000 <= freshFor;
    },
  };
};
