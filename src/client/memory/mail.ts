import { emailInFull } from '../../rules/email-text.ts';

/** A mail that arrived in the world's inbox. */
export interface MemoryMail {
  /**
   * `verify-email`, `confirm-email` and `reset-password` carry a token. `account-exists` tells the owner of an address that
   * somebody wanted it for an account; the others tell the owner of an account what was changed.
   */
  kind: MailContents['kind'];
  to: string;
  subject: string;
  text: string;
  token?: string;
  /** Where the link of `verify-email` leads: the page that was asked for at the registration, or the service's own. */
  url?: string;
  /** ISO 8601, by the world's clock. */
  sentAt: string;
}

export type MailContents =
  | { kind: 'verify-email'; token: string; returnTo: string | undefined; journey: string | undefined }
  | { kind: 'confirm-email' | 'reset-password'; token: string }
  | {
      kind: 'account-exists' | 'password-changed' | 'recovery-codes-created' | 'recovery-code-used' | 'account-deleted';
    }
  | { kind: 'email-change-requested' | 'email-changed'; email: string }
  | { kind: 'authenticator-added' | 'authenticator-removed'; name: string };

const notYou = 'If this was not you, change your password at once.';

const verificationLink = ({
  token,
  returnTo,
  journey,
}: {
  token: string;
  returnTo: string | undefined;
  journey: string | undefined;
}): string => {
  const url = new URL(returnTo ?? '/verify-email', 'https://service.example');
  url.searchParams.set('token', token);
  if (journey !== undefined) url.searchParams.set('journey', journey);
  return returnTo === undefined ? url.pathname + url.search : url.href;
};

export const writeMail = (contents: MailContents): Omit<MemoryMail, 'to' | 'sentAt'> => {
  switch (contents.kind) {
    case 'verify-email':
      return {
        kind: contents.kind,
        token: contents.token,
        url: verificationLink(contents),
        subject: 'Verify your e-mail address',
        text: `Open this link to verify your e-mail address:\n\n${verificationLink(contents)}\n\nIf you did not register, ignore this mail.`,
      };
    case 'confirm-email':
      return {
        ...contents,
        subject: 'Confirm your e-mail address',
        text: `Open this link to use this address for your account:\n\n/confirm-email?token=${contents.token}\n\nIf you did not ask for it, ignore this mail.`,
      };
    case 'reset-password':
      return {
        ...contents,
        subject: 'Choose a new password',
        text: `Open this link to choose a new password:\n\n/reset-password?token=${contents.token}\n\nIf you did not ask for it, ignore this mail.`,
      };
    case 'account-exists':
      return {
        kind: contents.kind,
        subject: 'You already have an account',
        text: 'Somebody, perhaps you, tried to use this address for an account. You already have one: sign in instead.',
      };
    case 'password-changed':
      return {
        kind: contents.kind,
        subject: 'Your password was changed',
        text: `The password of your account was changed. ${notYou}`,
      };
    case 'recovery-codes-created':
      return {
        kind: contents.kind,
        subject: 'New recovery codes',
        text: `Your account has new recovery codes; the old ones are dead. ${notYou}`,
      };
    case 'recovery-code-used':
      return {
        kind: contents.kind,
        subject: 'A recovery code was used',
        text: `Somebody signed in to your account with a recovery code. ${notYou}`,
      };
    case 'account-deleted':
      return {
        kind: contents.kind,
        subject: 'Your account was deleted',
        text: 'Your account and everything it owned were deleted.',
      };
    case 'email-change-requested':
      return {
        kind: contents.kind,
        subject: 'Another e-mail address for your account',
        text: `Your account is to have the address ${emailInFull(contents.email)}, once its mail was answered. ${notYou}`,
      };
    case 'email-changed':
      return {
        kind: contents.kind,
        subject: 'Your e-mail address was changed',
        text: `Your account has the address ${emailInFull(contents.email)} now. ${notYou}`,
      };
    case 'authenticator-added':
      return {
        kind: contents.kind,
        subject: 'Authenticator added',
        text: `The authenticator “${contents.name}” was added to your account. ${notYou}`,
      };
    case 'authenticator-removed':
      return {
        kind: contents.kind,
        subject: 'Authenticator removed',
        text: `The authenticator “${contents.name}” was removed from your account. ${notYou}`,
      };
  }
};
