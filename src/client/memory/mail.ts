/** A mail that arrived in the world's inbox. */
export interface MemoryMail {
  /** `verify-email` carries a token; `account-exists` tells the owner of an address that somebody registered it again. */
  kind: 'verify-email' | 'account-exists';
  to: string;
  subject: string;
  text: string;
  token?: string;
  /** ISO 8601, by the world's clock. */
  sentAt: string;
}

export const verificationMail = (to: string, token: string, sentAt: string): MemoryMail => ({
  kind: 'verify-email',
  to,
  subject: 'Verify your e-mail address',
  text: `Open this link to verify your e-mail address:\n\n/verify-email?token=${token}\n\nIf you did not register, ignore this mail.`,
  token,
  sentAt,
});

export const accountExistsMail = (to: string, sentAt: string): MemoryMail => ({
  kind: 'account-exists',
  to,
  subject: 'You already have an account',
  text: 'Somebody, perhaps you, tried to register with this address. You already have an account: sign in instead.',
  sentAt,
});
