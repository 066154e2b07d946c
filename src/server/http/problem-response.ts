import { randomUUID } from 'node:crypto';
import { isProblemCode, type ProblemCode } from '../../contract/problem-codes.ts';
import { codeOfStatus } from '../../contract/problem-statuses.ts';
import type { Log } from '../log.ts';
import { note } from '../security/events.ts';
import { isRecord } from '../../rules/record.ts';

/** Better Auth's own codes, where one means something to a person. The others are known by their status. */
const betterAuthCodes: Record<string, ProblemCode> = {
  USER_ALREADY_EXISTS: 'email_invalid',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email_invalid',
  INVALID_EMAIL: 'email_invalid',
  INVALID_EMAIL_OR_PASSWORD: 'credentials_invalid',
  INVALID_PASSWORD: 'password_incorrect',
  PASSWORD_TOO_SHORT: 'password_too_short',
  PASSWORD_TOO_LONG: 'password_too_long',
  PASSWORD_COMPROMISED: 'password_compromised',
  EMAIL_NOT_VERIFIED: 'email_unverified',
  INVALID_TOKEN: 'token_invalid',
  TOKEN_EXPIRED: 'token_expired',
  INVALID_CODE: 'code_invalid',
  SESSION_EXPIRED: 'session_expired',
  SESSION_NOT_FRESH: 'reauthentication_required',
};

const readBody = async (response: Response): Promise<Record<string, unknown>> => {
  try {
    const body: unknown = await response.json();
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
};

const codeOf = (status: number, code: unknown): ProblemCode => {
  if (isProblemCode(code)) return code;
  // A failure is one whatever a library calls it.
  const theirs = status < 500 && typeof code === 'string' ? betterAuthCodes[code] : undefined;
  return theirs ?? codeOfStatus(status);
};

const secondsOf = (body: Record<string, unknown>, headers: Headers): number | undefined => {
  const value = body.retryAfter ?? headers.get('x-retry-after') ?? headers.get('retry-after');
  const seconds = value === null ? Number.NaN : Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : undefined;
};

const title = (code: ProblemCode): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');

/**
 * An answer from 400 on as an RFC 9457 problem document. Only members that this project's endpoints set on purpose are passed
 * on; messages of Better Auth, of a library or of a thrown error never are.
 */
export const toProblemResponse = async (
  response: Response,
  request: Request,
  log: Log,
  error?: unknown,
): Promise<Response> => {
  const { status, headers } = response;
  const body = await readBody(response);
  const ours = isProblemCode(body.code);
  const code = codeOf(status, body.code);
  const retryAfter = secondsOf(body, headers);
  const reference = randomUUID();
  note({ reason: code, reference });
  log({
    // What an endpoint says by itself is no failure, though somebody may want to know of it.
    level: status < 500 ? 'info' : ours ? 'warn' : 'error',
    event: 'problem',
    reference,
    status,
    code,
    method: request.method,
    path: new URL(request.url).pathname,
    ...(error !== undefined && { error }),
  });
  const document = {
    type: `urn:ems-elements:problem:${code}`,
    title: title(code),
    status,
    code,
    reference,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(ours && typeof body.detail === 'string' && { detail: body.detail }),
    ...(ours && typeof body.field === 'string' && { field: body.field }),
    ...(ours && typeof body.reason === 'string' && { reason: body.reason }),
    ...(ours && Array.isArray(body.errors) && { errors: body.errors as unknown[] }),
    ...(ours && typeof body.ticket === 'string' && { ticket: body.ticket }),
    ...(ours && typeof body.account === 'string' && { account: body.account }),
  };
  const answer = new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
  if (retryAfter !== undefined) answer.headers.set('retry-after', String(retryAfter));
  const challenge = headers.get('www-authenticate');
  if (challenge !== null) answer.headers.set('www-authenticate', challenge);
  for (const cookie of headers.getSetCookie()) answer.headers.append('set-cookie', cookie);
  return answer;
};
