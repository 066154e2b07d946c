import type { ProviderMetadata } from './discovery.ts';
import { ProviderProblem } from './provider-problem.ts';
import type { Tokens } from './token-store.ts';

/** The status of the answer; nothing where there was none, or the browser hides it. */
const send = async (address: string, parameters: Record<string, string | undefined>): Promise<number | undefined> => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) body.set(name, value);
  try {
    // `manual`: an answer that leads to another page is one for a browser.
    const { status } = await fetch(address, {
      method: 'POST',
      body,
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    });
    return status;
  } catch {
    return undefined;
  }
};

/**
 * Ends what these tokens stand for. `lost`: no request was answered. `nothing`: the provider has nothing that a page could ask for.
 *
 * The end of the provider's own session (OpenID Connect RP-Initiated Logout) is made for a browser that goes there with its cookies.
 * A provider that takes it from a page, by the tokens, answers 204; whatever else it answers was for somebody's eyes, and the tokens
 * are revoked (RFC 7009).
 */
export const endSession = async (
  { end_session_endpoint, revocation_endpoint }: ProviderMetadata,
  client_id: string,
  { accessToken, refreshToken, idToken }: Tokens,
): Promise<'ended' | 'lost' | 'nothing'> => {
  let answered = false;
  if (end_session_endpoint !== undefined) {
    const status = await send(end_session_endpoint, { client_id, refresh_token: refreshToken, id_token_hint: idToken });
    if (status === 204) return 'ended';
    answered = status !== undefined;
  }
  if (revocation_endpoint === undefined) return answered || end_session_endpoint === undefined ? 'nothing' : 'lost';
  const revoke = (token: string | undefined, token_type_hint: string): Promise<number | undefined> | undefined =>
    token === undefined ? undefined : send(revocation_endpoint, { client_id, token, token_type_hint });
  const refresh = await revoke(refreshToken, 'refresh_token');
  // Some access tokens can't be revoked: they end by their time.
  const access = await revoke(accessToken, 'access_token');
  const status = refreshToken === undefined ? access : refresh;
  if (status === undefined) return 'lost';
  if (status >= 500)
    throw new ProviderProblem({
      code: 'service_unavailable',
      detail: `The revocation of a token was answered with ${status}.`,
    });
  return status >= 200 && status < 300 ? 'ended' : 'nothing';
};
