import * as z from 'zod';
import { problemCodes } from './problem-codes.ts';
import { object, Seconds } from './scalars.ts';

/** A code of the closed set (`docs/problem-codes.md`). */
export const ProblemCode = z.enum(problemCodes);

/** Why the service didn't do what it was asked to: an RFC 9457 problem document with extension members of this project. */
export const ProblemDocument = object({
  /** `urn:ems-elements:problem:<code>` */
  type: z.string(),
  title: z.string(),
  /** The HTTP status, repeated. */
  status: z.number(),
  code: ProblemCode,
  /** For developers, logs and support. Never shown as the message itself (RFC 9457 section 3.1.4). */
  detail: z.string().optional(),
  /** The form control (its `name`) the problem belongs to, where it belongs to one. */
  field: z.string().optional(),
  /** Why a password is too weak (`weakReasons`); a later service may know further reasons. */
  reason: z.string().optional(),
  /** Seconds until a repeat makes sense; also the header `Retry-After` (RFC 9110 section 10.2.3). */
  retryAfter: Seconds.optional(),
  /** An id that the service wrote to its log, to be quoted to support. */
  reference: z.string(),
  /** All fields that have a problem, if there are several. */
  errors: z.array(object({ field: z.string(), code: ProblemCode })).optional(),
  /** With `email_unverified`: lets this browser find out when the address has been verified. */
  ticket: z.string().optional(),
  /**
   * With `password_required`: the account whose password is asked for, by its address, which may be masked. With `conflict`: the address of the
   * account that is signed in by now, where the change was for another one.
   */
  account: z.string().optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/**
 * A problem document as a client reads it: whatever stands before the service may write one too, and a later service may know
 * codes that this client does not.
 */
export const ReceivedProblemDocument = object({
  ...ProblemDocument.pick({ detail: true, field: true, reason: true, retryAfter: true, account: true }).shape,
  code: z.string().optional(),
  reference: z.string().optional(),
  errors: z.array(object({ field: z.string(), code: z.string() })).optional(),
});
export type ReceivedProblemDocument = z.infer<typeof ReceivedProblemDocument>;

/** Why an operation of a client did not succeed: an expected outcome, never an exception. */
export const Problem = object({
  /** Which problem it is. */
  code: ProblemCode,
  /** The form control (its `name`) the problem belongs to, where it belongs to one. */
  field: z.string().exactOptional(),
  /** Why a password is too weak (`weakReasons`); a later service may know further reasons. */
  reason: z.string().exactOptional(),
  /** Seconds until a repeat makes sense (`Retry-After`, RFC 9110 section 10.2.3). Relative, so that a wrong clock does no harm. */
  retryAfter: Seconds.exactOptional(),
  /** For developers, logs and support. Never shown as the message itself (RFC 9457 section 3.1.4). */
  detail: z.string().exactOptional(),
  /** An id that the service wrote to its log, to be quoted to support. */
  reference: z.string().exactOptional(),
  /** Further fields with a problem of their own; the service may refuse several at once. */
  fields: z.array(object({ field: z.string(), code: ProblemCode })).exactOptional(),
  /**
   * With `password_required`: the account whose password is asked for, by its address, which may be masked. With `conflict`: the address of the
   * account that is signed in by now, where the change was for another one.
   */
  account: z.string().exactOptional(),
});
export type Problem = z.infer<typeof Problem>;
