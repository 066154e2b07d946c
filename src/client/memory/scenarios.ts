import { randomId } from '../../rules/random-id.ts';
import type { PendingVerification } from '../session/pending-verification.ts';
import { memoryProviders } from './rules/linked-accounts.ts';
import type { MemoryDevice, StoredSession } from './rules/sessions.ts';
import type { StoredAccount } from './store.ts';
import type { MemoryWorld } from './world.ts';

/**
 * Where a client starts:
 * - `fresh`: nobody is signed in, {@link memoryPerson} has no account;
 * - `unverified`: {@link memoryPerson} registered from this browser; the email with the link is in the inbox;
 * - `terms-due`: {@link memoryPerson} is signed in and has not accepted the terms in force;
 * - `active`: {@link memoryPerson} is signed in, signed in just now, and owes nothing.
 *
 * The others are `active`, and
 * - `stale`: signed in an hour ago, so that a sensitive change asks for the password again;
 * - `pending-email`: {@link memoryPendingEmail} waits for its verification; the email with the link is in its inbox;
 * - `two-factor`: {@link memoryAuthenticator} is set up, with {@link memoryRecoveryCodes};
 * - `code-due`: like `two-factor`, in a session that has shown the password only, so that a sensitive change asks for a code;
 * - `few-codes-left`: like `two-factor`, and all but the last two recovery codes are used;
 * - `several-sessions`: signed in on three other devices too;
 * - `passkeys`: {@link memoryPasskeys} are there, where the service has them;
 * - `linked-accounts`: the account of the first of {@link memoryProviders} is linked, where the service has that;
 * - `second-factor`: like `two-factor`, but nobody is signed in: the sign-in has a second step.
 */
export type MemoryScenario =
  | 'fresh'
  | 'unverified'
  | 'terms-due'
  | 'active'
  | 'stale'
  | 'pending-email'
  | 'two-factor'
  | 'code-due'
  | 'few-codes-left'
  | 'several-sessions'
  | 'passkeys'
  | 'linked-accounts'
  | 'second-factor';

/** Whose account the scenarios are about. */
export const memoryPerson = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.org',
  password: 'correct horse battery staple',
} as const;

/** The address that waits in the scenario `pending-email`. */
export const memoryPendingEmail = 'ada.lovelace@example.com';

/** The authenticator app of the scenarios with a second factor: `world.totp(memoryAuthenticator.secret)` is its code. */
export const memoryAuthenticator = { name: 'Telephone', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' } as const;

/** The recovery codes of the scenarios with a second factor. */
export const memoryRecoveryCodes: readonly string[] = [
  'M9S3-46Q3-D25V-T4F5',
  'V37E-3S3E-28JT-97KB',
  '6CQ6-43DZ-VMXX-QKFB',
  'F5KZ-NWJ4-7TAN-9ZT2',
  '4MNP-ZX45-HY43-KWJR',
  'P1XP-A7Z3-DJ8F-SSZ5',
  'AWSH-8VHT-PRE9-5B9E',
  'E0ZB-GJ09-TQM8-3XSS',
  'SS6Y-S3C4-DWA7-N360',
  '96Q1-4DR9-GPQY-77ZX',
];

/** The names of the passkeys of the scenario `passkeys`, the oldest first. */
export const memoryPasskeys = ['MacBook', 'Security key'] as const;

/** What memoryPerson's deletion takes along. */
const owns = {
  hosts: ['ada.example.net', 'analytical-engine.example.net'],
  integrations: ['GitHub', 'Jira'],
  subscriptions: ['Business, 25 users'],
};

/** The other devices of `several-sessions`: what they are, and for how many hours they have been there and not been used. */
const otherDevices: { device: MemoryDevice; applications?: string[]; begun: number; unused: number }[] = [
  { device: { browser: 'Safari', system: 'iPhone', ipAddress: '2001:db8:12:3400::/64' }, begun: 50, unused: 2 },
  {
    device: { browser: 'Chrome', system: 'Windows', ipAddress: '198.51.100.7' },
    applications: ['Hosting', 'Documentation'],
    begun: 24 * 20,
    unused: 24 * 3,
  },
  { device: {}, begun: 24 * 29, unused: 24 * 13 },
];

const hour = 3_600_000;

/** What a browser has after a scenario was played. */
export interface Played {
  sessionId?: string;
  pendingVerification?: PendingVerification;
}

/** An account with a second factor, which this session has shown. */
const addAuthenticator = (world: MemoryWorld, session: StoredSession): void => {
  const { name, secret } = memoryAuthenticator;
  const { account } = session;
  world.service.sessions.show(session, 'totp');
  if (account.authenticators.some((known) => known.secret === secret)) return;
  const now = world.now();
  const days = (count: number): number => now - count * 24 * hour;
  account.authenticators.push({ id: randomId(), name, secret, createdAt: days(40), lastUsedAt: days(1), lastStep: 0 });
  world.service.authenticators.giveRecoveryCodes(account, memoryRecoveryCodes);
};

/** What the scenarios do with an account that owes nothing and its session. */
const more: Partial<Record<MemoryScenario, (world: MemoryWorld, session: StoredSession) => void>> = {
  stale(_, session) {
    session.createdAt -= hour;
    session.factors = { password: session.createdAt };
  },
  'pending-email'({ service }, { id }) {
    service.emails.change(id, { email: memoryPendingEmail });
  },
  'two-factor': addAuthenticator,
  'code-due'(world, session) {
    addAuthenticator(world, session);
    delete session.factors.totp;
  },
  'few-codes-left'(world, session) {
    addAuthenticator(world, session);
    world.service.authenticators.giveRecoveryCodes(
      session.account,
      memoryRecoveryCodes,
      memoryRecoveryCodes.length - 2,
    );
  },
  'several-sessions'({ service }, { account }) {
    for (const { device, applications = [], begun, unused } of otherDevices) {
      const other = service.sessions.start(account, device);
      other.applications = applications;
      other.createdAt -= begun * hour;
      other.factors = { password: other.createdAt };
      other.lastUsedAt -= unused * hour;
    }
  },
  passkeys(world, { account }) {
    const days = (count: number): number => world.now() - count * 24 * hour;
    const [first, last] = memoryPasskeys;
    account.passkeys = [
      { id: randomId(), name: first, createdAt: days(200), lastUsedAt: days(2) },
      { id: randomId(), name: last, createdAt: days(30), lastUsedAt: null },
    ];
  },
  'linked-accounts'(_, { account }) {
    account.linkedAccounts = { [memoryProviders[0]!.id]: account.email };
  },
  'second-factor'(world, session) {
    addAuthenticator(world, session);
    world.service.sessions.end(session.id);
  },
};

export const play = (scenario: MemoryScenario, world: MemoryWorld, device: MemoryDevice): Played => {
  const { service } = world;
  if (scenario === 'fresh') return {};
  if (scenario === 'unverified') {
    const registered = service.registrations.register(memoryPerson);
    if (!registered.ok)
      throw new Error(`The world's rules refuse the scenario "${scenario}": ${registered.problem.code}`);
    const { email, ticket } = registered.value;
    return { pendingVerification: { email, pollToken: ticket } };
  }
  if (!service.store.accountOf(memoryPerson.email)) world.addAccount(memoryPerson, { owns });
  const account = service.store.accountOf(memoryPerson.email) as StoredAccount;
  const session = service.sessions.start(account, device);
  if (scenario === 'terms-due') account.accepted = null;
  else service.acceptTerms(session.id, service.store.settings.terms.version);
  more[scenario]?.(world, session);
  return service.sessions.has(session.id) ? { sessionId: session.id } : {};
};
