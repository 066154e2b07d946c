import type { InlineAuthClient } from '../../../src/client/types.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  type MemoryClient,
  type MemoryWorld,
  type MemoryWorldOptions,
} from '../../../src/client/memory/index.ts';
import { failureRules } from '../../../src/rules/failures.ts';
import type { ConformanceHarness } from '../../../src/testing/index.ts';

type Controls = Pick<
  ConformanceHarness,
  | 'guessing'
  | 'sessionLifetimes'
  | 'uniqueEmail'
  | 'inbox'
  | 'expireToken'
  | 'fetchLinks'
  | 'advance'
  | 'totp'
  | 'publishTerms'
>;

/** What a harness of a world does beside its browsers. */
export const controlsOf = (world: MemoryWorld): Controls => {
  let people = 0;
  return {
    uniqueEmail: () => `person-${++people}@example.org`,
    inbox: (email) => Promise.resolve(world.inbox(email)),
    expireToken: (token) => Promise.resolve(world.expireToken(token)),
    // Its links lead nowhere: nothing can be fetched.
    fetchLinks: () => Promise.resolve(),
    advance: (seconds) => Promise.resolve(world.advance(seconds)),
    totp: (secret) => world.totp(secret),
    guessing: failureRules,
    sessionLifetimes: world.service.store.settings.sessionLifetimes,
    publishTerms: (version) => Promise.resolve(world.publishTerms(version)),
  };
};

const plan = {
  name: 'plan',
  label: 'Plan',
  required: false,
  readOnly: false,
  multivalued: false,
  validators: { options: [{ value: 'free', label: 'Free' }] },
  values: [],
};

/** What another system tells. */
const team = { ...plan, name: 'team', label: 'Team', readOnly: true, validators: {}, values: [] };

/** A world whose browsers may be tampered with, to see whether the suite notices. */
export const createMemoryHarness = (
  tamper: (client: MemoryClient) => InlineAuthClient = (client) => client,
  patience = 20_000,
  options: MemoryWorldOptions = {},
): ConformanceHarness & { world: MemoryWorld } => {
  const world = createMemoryWorld({ languages: ['en', 'de'], profileFields: [plan, team], ...options });
  const originals = new WeakMap<InlineAuthClient, MemoryClient>();
  const open = (client: MemoryClient): InlineAuthClient => {
    const seen = tamper(client);
    originals.set(seen, client);
    return seen;
  };
  return {
    world,
    patience,
    newBrowser: () => Promise.resolve(open(createMemoryClient({ world }))),
    newTab: (browser) => Promise.resolve(open(originals.get(browser)!.openTab())),
    reopen: (browser) => Promise.resolve(open(originals.get(browser)!.reopen())),
    ...controlsOf(world),
  };
};
