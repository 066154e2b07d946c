import { probingFetch, type ProbeResult } from '../http/probing-fetch.ts';
import { claimsOf } from './access-token.ts';

/** The audience of the Account REST API: the client that Keycloak makes for it in every realm. */
const audience = 'account';

/**
 * A `fetch` for the Account REST API. Its 401 has no CORS header, which a page sees as a lost connection; that of `userinfo` has one.
 * An origin that the client lacks among its *Web origins* is refused without one by both, and by discovery never.
 */
export const realmFetch = (realm: string, given?: typeof fetch): typeof fetch => {
  const send: typeof fetch = given ?? ((input, init) => fetch(input, init));
  const ask = (path: string, init: RequestInit): Promise<Response> =>
    send(realm + path, { ...init, credentials: 'omit', cache: 'no-store' });

  const probe = async (token = '', signal: AbortSignal | undefined): Promise<ProbeResult> => {
    const own = signal ? { signal } : {};
    try {
      const { status } = await ask('/protocol/openid-connect/userinfo', {
        ...own,
        headers: { authorization: `Bearer ${token}` },
      });
      if (status === 401) return 'refused';
      if (status >= 500) return 'lost';
    } catch {
      const { ok } = await ask('/.well-known/openid-configuration', own);
      if (!ok) return 'lost';
      return { mistake: 'The realm refuses the origin of this page: it has to be one of the client’s “Web origins”.' };
    }
    const claims = claimsOf(token);
    if (!claims || [claims.aud].flat().includes(audience)) return 'reachable';
    return { mistake: `The access token lacks the audience “${audience}”: the client needs an audience mapper.` };
  };

  const probing = probingFetch({ probe, fetch: send });
  // Without a token there is nothing that could be answered.
  return async (input, init) =>
    new Headers(init?.headers).has('authorization') ? probing(input, init) : new Response(null, { status: 401 });
};
