import { emailKey, type Waiting } from '../waiting.ts';
import type { MemoryWorld } from './world.ts';

/**
 * Where a client starts:
 * - `fresh`: nobody is signed in, {@link memoryPerson} has no account;
 * - `unverified`: {@link memoryPerson} registered from this browser; the mail with the link is in the inbox;
 * - `terms-due`: {@link memoryPerson} is signed in and has not accepted the terms in force;
 * - `active`: {@link memoryPerson} is signed in and owes nothing.
 */
export type MemoryScenario = 'fresh' | 'unverified' | 'terms-due' | 'active';

/** Whose account the scenarios are about. */
export const memoryPerson = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.org',
  password: 'correct horse battery staple',
} as const;

/** What a browser has after a scenario was played. */
export interface Played {
  sessionId?: string;
  waiting?: Waiting;
}

export const play = (scenario: MemoryScenario, world: MemoryWorld): Played => {
  const { service } = world;
  if (scenario === 'fresh') return {};
  if (scenario === 'unverified') {
    const registered = service.register(memoryPerson);
    if (!registered.ok) throw new Error(`The world's rules refuse the scenario "${scenario}": ${registered.problem.code}`);
    const { email, ticket } = registered.value;
    return { waiting: { email, ticket } };
  }
  const known = service.accounts.get(emailKey(memoryPerson.email));
  const account = known ?? service.activate(service.store(memoryPerson));
  const sessionId = service.startSession(account);
  if (scenario === 'active') service.acceptTerms(sessionId, service.settings.terms.version);
  else account.accepted = null;
  return { sessionId };
};
