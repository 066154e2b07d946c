import type { ProblemMessages } from '../problem-words.ts';
import type { ConnectionProblemsMessages } from './connection-problems.en.ts';

const weakness: Record<string, string> = {
  common: ': it’s made of common words or passwords',
  repeated: ': it repeats itself',
  sequence: ': it follows the keyboard, the alphabet or the numbers',
  date: ': it’s mostly a date',
};

/** The words of every other problem. Fetched when a person begins to fill a form, or when there is something to say. */
export const problemsMessages: Omit<ProblemMessages, keyof ConnectionProblemsMessages> = {
  required: 'Please fill this in.',
  email_invalid: 'Enter an email address like name@example.com.',
  name_invalid: ({ name }) => `Enter a name of up to ${name?.maxLength ?? 100} characters.`,
  value_invalid: 'Please check this.',
  password_too_short: ({ minLength, missing }) => `Use at least ${minLength} characters: ${missing} more to go.`,
  password_too_long: ({ maxLength }) => `Use at most ${maxLength} characters.`,
  password_too_weak: ({ reason = '' }) =>
    `This password is easy to guess${weakness[reason] ?? ''}. Try several unrelated words.`,
  password_compromised: 'This password has appeared in a data breach. Choose another one.',
  password_contains_context:
    'This password is easy to guess: it’s built on your name, your email address or the name of this service. Try several unrelated words.',
  password_mismatch: 'The passwords don’t match.',
  service_unavailable: 'The service is busy or having problems. Please try again in a few minutes.',
  next_step_missing:
    'That worked, and any email is on its way. Only the next step couldn’t be loaded: please reload the page.',
  unexpected_answer: ({ reference }) =>
    `Something went wrong. Please try again.${reference ? ` If this keeps happening, give support this reference: ${reference}` : ''}`,
  terms_outdated: 'The terms have changed in the meantime. Please read the new version.',
  forbidden: 'You don’t have permission to do this.',
  conflict: ({ account }) =>
    account === undefined
      ? 'This was changed somewhere else in the meantime. Please try again.'
      : `You’re now signed in as ${account}. Nothing was changed.`,
  rate_limited: 'Too many attempts. Please wait a while and try again.',
  challenge_required: 'Please confirm you’re not a robot.',
  not_offered: 'This isn’t available here.',
  email_unchanged: 'That’s already your email address.',
  password_unchanged: 'That’s already your password. Choose a new one.',
  password_incorrect: 'That’s not the right password.',
  password_required: 'Enter the password to continue.',
  code_invalid: 'That code isn’t right. If this keeps happening, check that your device sets its clock automatically.',
  second_factor_required: 'Enter a code from your authenticator app to continue.',
  code_already_used: 'That code has already been used. Wait for the next one.',
  session_not_kept:
    'Your browser didn’t keep your session, so you’re not signed in. Allow cookies for this site, then try again.',
  challenge_expired: 'That took too long. Please sign in again.',
  device_unconfirmed:
    'There were too many wrong attempts with this address. To sign in on this device, open a link that we email you.',
  token_invalid: 'This link is incomplete, or we don’t recognise it. Copy the whole link from the email.',
  token_expired: 'This link has expired.',
  token_used: 'This link has already been used.',
  already_verified: 'This address has already been verified.',
  second_factor_due: 'Set up an authenticator app first. This service requires a second step when you sign in.',
  last_authenticator:
    'This service requires an authenticator app, and this is your only one. Set up another one first.',
  last_way_in: 'This is the only way you can sign in. Set a password first.',
  device_name_taken: 'You already have a device with this name.',
  device_limit_reached: 'You’ve reached the device limit. Remove one first.',
  confirmation_mismatch: 'This doesn’t match the phrase above.',
  reauthentication_required: 'Please confirm it’s you.',
  cancelled: 'Nothing was changed.',
  email_unverified: 'This address hasn’t been verified yet.',
  file_not_taken: 'Files can’t be sent with this form.',
  consent_required: 'Please tick the box to continue.',
  credentials_invalid: 'Incorrect email address or password.',
  not_signed_in: 'You’re not signed in.',
  session_expired: ({ typed }) =>
    `Your session has ended. Sign in again to continue.${typed ? ' What you entered is still here.' : ''}`,
  not_found: 'This no longer exists.',
  mail_not_sent: 'We couldn’t send the email. Please try again in a few minutes.',
};

export type ProblemsMessages = typeof problemsMessages;

/** What is said of a new password that no rule refuses. */
export const passwordStrengthMessages = {
  strong: 'Looks hard to guess',
};

export type PasswordStrengthMessages = typeof passwordStrengthMessages;

/** The list of what a form was refused for. */
export const errorSummaryMessages = {
  heading: (count: number) => (count === 1 ? 'Please check one field:' : `Please check ${count} fields:`),
};

export type ErrorSummaryMessages = typeof errorSummaryMessages;
