export {
  createMemoryClient,
  type MemoryClient,
  type MemoryClientOptions,
  type RedirectingMemoryClient,
  type RedirectingMemoryClientOptions,
} from './client.ts';
export {
  memoryEntered,
  type MemoryElsewhere,
  type MemoryElsewhereOptions,
  type MemoryElsewherePort,
  type MemoryVisit,
} from './elsewhere.ts';
export type { MemoryMail } from './mail.ts';
export type { InjectedProblem, MemoryLatency, MemoryNetwork, MemoryOperation } from './network.ts';
export { memoryProviders } from './rules/linked-accounts.ts';
export type { MemoryDevice } from './rules/sessions.ts';
export {
  memoryAuthenticator,
  memoryPasskeys,
  memoryPendingEmail,
  memoryPerson,
  memoryRecoveryCodes,
  type MemoryScenario,
} from './scenarios.ts';
export {
  createMemoryWorld,
  memoryTerms,
  type MemoryAccount,
  type MemoryWorld,
  type MemoryWorldOptions,
} from './world.ts';
