import type { ProblemCode } from '../client/problem.ts';

/** Numbers a message may need. */
export interface ProblemFacts {
  minLength: number;
  maxLength: number;
  /** Code points still missing. */
  missing: number;
  /** What support finds the failure by. */
  reference?: string | undefined;
}

export type ProblemWords = string | ((facts: ProblemFacts) => string);

/** Every problem an element can show: the client's codes, and what only a form notices before it sends anything. */
export type ShownProblem = ProblemCode | 'required' | 'consent_required';

/** Exhaustive: a code without words doesn't compile. */
export type ProblemMessages = Record<ShownProblem, ProblemWords>;

/** The problems that a form for a new account or an existing one may meet. */
export const problemMessages = {
  required: 'Please fill this in.',
  email_invalid: 'Enter an e-mail address like name@example.com.',
  name_invalid: 'Enter a name of up to 100 characters.',
  password_too_short: ({ minLength, missing }) => `Use at least ${minLength} characters: ${missing} more.`,
  password_too_long: ({ maxLength }) => `Use at most ${maxLength} characters.`,
  password_compromised: 'This password is known from a data breach. Choose another one.',
  password_contains_context: 'Choose a password without your name, your address or the name of this service.',
  password_mismatch: 'The two passwords are not the same.',
  terms_outdated: 'The terms have changed meanwhile. Please read the new version.',
  forbidden: 'You are not allowed to do this.',
  conflict: 'This was changed somewhere else meanwhile. Please try again.',
  rate_limited: 'Too many tries. Please wait a moment.',
  challenge_required: 'Please show that you are a person.',
  offline: 'You are not connected to the internet. Nothing is lost: try again when you are.',
  timed_out: 'There was no answer in time. It is safe to try again.',
  unreachable: 'The service could not be reached. It is safe to try again.',
  service_unavailable: 'The service has a problem at the moment. Please try again in a little while.',
  unexpected_answer: ({ reference }) =>
    `Something went wrong at the service. Please try again.${reference ? ` If it stays, give support this number: ${reference}` : ''}`,
  not_offered: 'This is not available here.',
} satisfies Partial<ProblemMessages>;
