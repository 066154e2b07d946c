import type { ProblemCode } from '../contract/problem-codes.ts';

export { isProblemCode, problemCodes, type ProblemCode } from '../contract/problem-codes.ts';

/**
 * Why an operation did not succeed: an expected outcome, never an exception.
 * On the wire this is an RFC 9457 problem document with `code` as an extension member.
 */
export interface Problem {
  code: ProblemCode;
  /** The form control (its `name`) the problem belongs to, where it belongs to one. */
  field?: string;
  /** Seconds until a repeat makes sense (`Retry-After`, RFC 9110 section 10.2.3). Relative, so that a wrong clock does no harm. */
  retryAfter?: number;
  /** For developers, logs and support. Never shown as the message itself (RFC 9457 section 3.1.4). */
  detail?: string;
  /** An id that the service wrote to its log, to be quoted to support. */
  reference?: string;
  /** Further fields with a problem of their own; the service may refuse several at once. */
  fields?: { field: string; code: ProblemCode }[];
}
