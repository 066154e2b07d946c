import { createHttp } from '../../http/http.ts';
import { boolean, custom, object, optional, string, type Infer } from '../../http/shape.ts';
import { failure, type Outcome } from '../../outcome.ts';

/** An address that a page may ask, or be sent to. */
const address = () => custom<string>((value) => typeof value === 'string' && /^https?:\/\//i.test(value));

const metadataShape = object({
  issuer: string(),
  authorization_endpoint: address(),
  token_endpoint: address(),
  end_session_endpoint: optional(address()),
  revocation_endpoint: optional(address()),
  authorization_response_iss_parameter_supported: optional(boolean()),
});

/** What the provider says of itself (OpenID Connect Discovery section 3), as far as it is used. */
export type ProviderMetadata = Infer<typeof metadataShape>;

const path = '/.well-known/openid-configuration';

/** What an answer says of the line, and nothing of the provider. */
const passing: readonly string[] = ['offline', 'unreachable', 'timed_out', 'service_unavailable', 'rate_limited'];

/**
 * Asks the provider. Its issuer has to be the one that is meant, character by character (section 4.3), and one that is reached by
 * TLS may name no endpoint without it (section 3).
 */
export const discover = async (authority: string): Promise<Outcome<ProviderMetadata>> => {
  const http = createHttp({ baseURL: authority, credentials: 'omit' });
  const answer = await http.get(path, { schema: metadataShape });
  const mistake = (what: string): Outcome<never> =>
    failure('unexpected_answer', { detail: `${http.baseURL}${path} ${what}` });
  if (!answer.ok) {
    const { code, detail = '' } = answer.problem;
    return passing.includes(code)
      ? answer
      : mistake(`is no OpenID configuration: is the authority right? ${code} ${detail}`.trim());
  }
  if (answer.value.issuer !== authority)
    return mistake(
      `is of the issuer ${answer.value.issuer}: the authority has to be the same, character by character.`,
    );
  const open = Object.values(answer.value).find((value) => /^http:/i.test(String(value)));
  if (open && /^https:/i.test(authority))
    return mistake(`names ${open}, without TLS, though the authority has it: does the provider know its address?`);
  return answer;
};

/** Whether anything answers there, seen or not: CORS hides the answer from a page, and not that there is one. */
export const answersAt = async (authority: string): Promise<boolean> => {
  try {
    await fetch(authority + path, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(15_000) });
    return true;
  } catch {
    return false;
  }
};
