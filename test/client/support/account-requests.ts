import type { EmsServiceClient } from '../../../src/client/ems-service/index.ts';
import type { Outcome } from '../../../src/client/outcome.ts';

type Client = EmsServiceClient;

export const account = { id: '1', email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace' };
export const active = { status: 'active', account };
const device = { id: 'a-1', name: 'Telephone', createdAt: '2026-03-14T12:00:00.000Z', lastUsedAt: null };
const enrolment = {
  id: 'a-2',
  secret: 'JBSWY3DP',
  uri: 'otpauth://totp/Example:ada',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
};
export const own = {
  id: 's-1',
  current: true,
  browser: 'Firefox',
  createdAt: '2026-03-14T12:00:00.000Z',
  lastUsedAt: '2026-03-14T12:00:00.000Z',
};
const counts = { remaining: 9, total: 10, createdAt: '2026-03-14T12:00:00.000Z' };
const impact = { hosts: ['ada.example.net'], integrations: [], subscriptions: [] };
const profile = { readOnly: ['email'], language: 'de', languages: ['en'], fields: [] };
const pending = { email: 'ada@example.com', retryAfter: 60 };
const change = { currentPassword: 'a', password: 'b', endOtherSessions: true };

/** What a method asks, what it is answered, and what it makes of it. */
export interface AccountRequest {
  path: string;
  call: (client: Client, options?: { idempotencyKey: string }) => Promise<Outcome<unknown>>;
  /** Absent: GET. */
  body?: object;
  answer: unknown;
  value: unknown;
  announces?: boolean;
  /** A mutation with an idempotency key. */
  keyed?: boolean;
}

const mutation = { announces: true, keyed: true };
export const accountRequests: Record<string, AccountRequest> = {
  'secondFactor.verify with a code': {
    path: '/sign-in/second-factor',
    call: (client) => client.secondFactor.verify({ challenge: 'c', code: '1' }),
    body: { challenge: 'c', code: '1' },
    answer: active,
    value: active,
    announces: true,
  },
  'secondFactor.verify with a recovery code': {
    path: '/sign-in/second-factor',
    call: (client) => client.secondFactor.verify({ challenge: 'c', recoveryCode: 'r' }),
    body: { challenge: 'c', recoveryCode: 'r' },
    answer: active,
    value: active,
    announces: true,
  },
  'reauthentication.methods': {
    path: '/account/reauthentication',
    call: (client) => client.reauthentication.methods(),
    answer: { missing: [['password'], ['totp', 'recovery_code']] },
    value: [['password'], ['totp', 'recovery_code']],
  },
  'reauthentication.reauthenticate': {
    path: '/account/reauthenticate',
    call: (client) => client.reauthentication.reauthenticate({ password: 'p' }),
    body: { password: 'p' },
    answer: {},
    value: undefined,
  },
  'profile.current': {
    path: '/account/profile',
    call: (client) => client.profile.current!(),
    answer: profile,
    value: profile,
  },
  'password.status': {
    path: '/account/password',
    call: (client) => client.password.status!(),
    answer: { changedAt: '2026-03-14T12:00:00.000Z' },
    value: { changedAt: '2026-03-14T12:00:00.000Z' },
  },
  'profile.update': {
    path: '/account/profile',
    call: (client, options) => client.profile.update({ firstName: 'Ada', lastName: 'Lovelace' }, options),
    body: { firstName: 'Ada', lastName: 'Lovelace' },
    answer: account,
    value: account,
    ...mutation,
  },
  'email.pending': {
    path: '/account/email',
    call: (client) => client.email.pending(),
    answer: { pending },
    value: pending,
  },
  'email.pending without one': {
    path: '/account/email',
    call: (client) => client.email.pending(),
    answer: { pending: null },
    value: null,
  },
  'email.change': {
    path: '/account/email',
    call: (client, options) => client.email.change({ email: pending.email }, options),
    body: { email: pending.email },
    answer: pending,
    value: pending,
    ...mutation,
  },
  'email.resend': {
    path: '/account/email/resend',
    call: (client) => client.email.resend(),
    body: {},
    answer: { retryAfter: 60 },
    value: { retryAfter: 60 },
  },
  'email.cancel': {
    path: '/account/email/cancel',
    call: (client, options) => client.email.cancel(options),
    body: {},
    answer: {},
    value: undefined,
    ...mutation,
  },
  'email.confirm': {
    path: '/account/email/confirm',
    call: (client, options) => client.email.confirm({ token: 't' }, options),
    body: { token: 't' },
    answer: { email: pending.email },
    value: { email: pending.email },
    ...mutation,
  },
  'password.change': {
    path: '/account/password',
    call: (client, options) => client.password.change(change, options),
    body: change,
    answer: {},
    value: undefined,
    ...mutation,
  },
  'passwordReset.request': {
    path: '/password-reset/request',
    call: (client) => client.passwordReset.request({ email: account.email }),
    body: { email: account.email },
    answer: { retryAfter: 60 },
    value: { retryAfter: 60 },
  },
  'passwordReset.confirm': {
    path: '/password-reset/confirm',
    call: (client, options) => client.passwordReset.confirm({ token: 't', password: 'p' }, options),
    body: { token: 't', password: 'p' },
    answer: {},
    value: undefined,
    ...mutation,
  },
  'authenticators.list': {
    path: '/account/authenticators',
    call: (client) => client.authenticators.list(),
    answer: { authenticators: [device] },
    value: [device],
  },
  'authenticators.enrol': {
    path: '/account/authenticators/enrol',
    call: (client, options) => client.authenticators.enrol(options),
    body: {},
    answer: enrolment,
    value: enrolment,
    keyed: true,
  },
  'authenticators.activate': {
    path: '/account/authenticators/activate',
    call: (client, options) => client.authenticators.activate({ id: 'a-1', code: '1', name: 'Telephone' }, options),
    body: { id: 'a-1', code: '1', name: 'Telephone' },
    answer: device,
    value: device,
    ...mutation,
  },
  'authenticators.rename': {
    path: '/account/authenticators/rename',
    call: (client, options) => client.authenticators.rename({ id: 'a-1', name: 'Telephone' }, options),
    body: { id: 'a-1', name: 'Telephone' },
    answer: device,
    value: device,
    ...mutation,
  },
  'authenticators.remove': {
    path: '/account/authenticators/remove',
    call: (client, options) => client.authenticators.remove({ id: 'a-1' }, options),
    body: { id: 'a-1' },
    answer: {},
    value: undefined,
    ...mutation,
  },
  'recoveryCodes.status': {
    path: '/account/recovery-codes',
    call: (client) => client.recoveryCodes.status(),
    answer: { status: counts },
    value: counts,
  },
  'recoveryCodes.generate': {
    path: '/account/recovery-codes',
    call: (client, options) => client.recoveryCodes.generate(options),
    body: {},
    answer: { codes: ['a', 'b'] },
    value: { codes: ['a', 'b'] },
    ...mutation,
  },
  'sessions.list': {
    path: '/account/sessions',
    call: (client) => client.sessions.list(),
    answer: { sessions: [own] },
    value: [own],
  },
  'sessions.end': {
    path: '/account/sessions/end',
    call: (client, options) => client.sessions.end({ id: 's-2' }, options),
    body: { id: 's-2' },
    answer: {},
    value: undefined,
    ...mutation,
  },
  'sessions.endOthers': {
    path: '/account/sessions/end-others',
    call: (client, options) => client.sessions.endOthers(options),
    body: {},
    answer: {},
    value: undefined,
    ...mutation,
  },
  'deletion.impact': {
    path: '/account/deletion',
    call: (client) => client.deletion.impact(),
    answer: impact,
    value: impact,
  },
  'deletion.delete': {
    path: '/account/deletion',
    call: (client, options) => client.deletion.delete(options),
    body: {},
    answer: {},
    value: undefined,
    ...mutation,
  },
};
