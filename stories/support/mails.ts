import type { AccountMail, Notice } from '../../src/mails/account-mail.ts';

type Kind = Exclude<AccountMail['kind'], 'notice'>;

export const token = 'kY3Qv1oX9mZr7tJc2sLw5uHd8bNf4aPe6gRi0xVyTzM';
export const now = Date.parse('2026-03-01T12:00:00Z');

const inHours = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
const site = 'https://www.example.org';

/** One of each; a kind without one does not compile. */
const kinds: { [K in Kind]: Omit<Extract<AccountMail, { kind: K }>, 'kind' | 'to' | 'firstName' | 'language'> } = {
  verification: { url: `${site}/verify-email?journey=trial#token=${token}`, expiresAt: inHours(24) },
  already_registered: { url: `${site}/sign-in` },
  email_change: { account: 'z•••@e•••.org', url: `${site}/confirm-email#token=${token}`, expiresAt: inHours(24) },
  email_taken: { url: `${site}/sign-in` },
  device_link: { url: `${site}/sign-in#device=${token}`, expiresAt: inHours(0.5) },
  password_reset: { url: `${site}/reset-password#token=${token}`, expiresAt: inHours(0.5) },
};

const events: { [E in Notice['event']]: Omit<Notice & { event: E }, 'event'> } = {
  password_changed: {},
  password_reset: {},
  recovery_codes_renewed: {},
  account_deleted: {},
  email_change_requested: { email: 'zoe@xn--mller-kva.example' },
  email_changed: { email: 'zoe@example.com' },
  signed_in: { browser: 'Firefox', system: 'Windows' },
  authenticator_added: { device: 'Pixel 8' },
  authenticator_removed: { device: 'Pixel 8' },
  recovery_code_used: { remaining: 2 },
  recovery_started: { readyAt: inHours(7 * 24) },
  recovery_cancelled: {},
  recovery_finished: {},
};

/** Every email there is, by its name. */
export const samples = (firstName: string, language: string): Record<string, AccountMail> => {
  const about = { to: 'zoe@example.org', firstName, language };
  const entries: [string, AccountMail][] = [
    ...Object.entries(kinds).map(([kind, facts]): [string, AccountMail] => [
      kind,
      { ...about, ...facts, kind } as AccountMail,
    ]),
    ...Object.entries(events).map(([event, facts]): [string, AccountMail] => [
      `notice ${event}`,
      { ...about, url: `${site}/account`, ...facts, kind: 'notice', event } as AccountMail,
    ]),
  ];
  return Object.fromEntries(entries);
};
