import { number, object, optional, parse, string, array, union } from '../http/shape.ts';

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
