import { codeOfStatus, isServiceProblemCode, type ServiceProblemCode } from '../../contract/problem-statuses.ts';
import type { Problem } from '../problem.ts';
import { array } from './later-shapes.ts';
import { object, optional, parse, seconds, string } from './shape.ts';

/** RFC 9457 problem document with this project's extension members. `code` is checked against the closed set later. */
const documentShape = object({
  code: optional(string()),
  detail: optional(string()),
  field: optional(string()),
  reason: optional(string()),
  retryAfter: optional(seconds()),
  reference: optional(string()),
  account: optional(string()),
  errors: optional(array(object({ field: string(), code: string() }))),
});

/**
 * Seconds of a `Retry-After` header (RFC 9110 section 10.2.3). A date is compared with the answer's own `Date`, never with
 * the local clock, which may be wrong by hours.
 */
const readRetryAfter = (headers: Headers): number | undefined => {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = Math.ceil((Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
};

/** Seconds. No one waits for longer than a day, whoever says so, and after a failure nobody knows how long it lasts: a person may try. */
const longestWait = 24 * 3600;
const longestPause = 60;

/** The problem of an answer that is not 2xx: what its RFC 9457 document says, and what its status says where there is none. */
export const readProblem = ({ status, headers }: Response, body: unknown): Problem => {
  const { code, detail, field, reason, account, errors, reference, retryAfter } = parse(documentShape, body) ?? {};
  const known = isServiceProblemCode(code) ? code : codeOfStatus(status);
  const asked = retryAfter ?? readRetryAfter(headers);
  const wait = asked === undefined ? undefined : Math.min(asked, known === 'rate_limited' ? longestWait : longestPause);
  // The document names every field, a problem its first one and the further ones.
  const fields = errors?.filter(
    (error): error is { field: string; code: ServiceProblemCode } =>
      error.field !== field && isServiceProblemCode(error.code),
  );
  return {
    code: known,
    ...(field !== undefined && { field }),
    ...(reason !== undefined && { reason }),
    ...(wait !== undefined && { retryAfter: wait }),
    ...(detail !== undefined && { detail }),
    ...(reference !== undefined && { reference }),
    ...(fields?.length && { fields }),
    ...(account !== undefined && { account }),
  };
};
