import {
  createMemoryClient,
  createMemoryWorld,
  type MemoryWorld,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { InlineSessionPort, StartOptions } from '../../../src/client/ports/session.ts';
import type { InlineAuthClient } from '../../../src/client/types.ts';
import { redirectPortNames, startVisit, type ConformanceHarness } from '../../../src/testing/index.ts';
import { eventually } from '../../support/eventually.ts';
import { controlsOf } from './memory-harness.ts';

/** One whose people sign in in the page itself. */
export type RedirectingClient = RedirectingMemoryClient & { readonly session: InlineSessionPort };

const applications = [
  { id: 'b', name: 'Photo prints', revocable: true },
  { id: 'a', name: 'Calendar', revocable: true },
];

/** A world whose service has pages of its own for all operations that may have some. */
export const createRedirectingMemoryHarness = (
  tamper: (client: RedirectingClient) => InlineAuthClient = (client) => client,
  patience = 20_000,
): ConformanceHarness & { world: MemoryWorld } => {
  const world = createMemoryWorld();
  const originals = new WeakMap<InlineAuthClient, RedirectingMemoryClient>();
  const open = (client: RedirectingMemoryClient): InlineAuthClient => {
    const seen = tamper(client as RedirectingClient);
    originals.set(seen, client);
    return seen;
  };
  return {
    world,
    patience,
    popups: true,
    newBrowser: () =>
      Promise.resolve(
        open(createMemoryClient({ world, elsewhere: redirectPortNames, mode: 'redirect', applications })),
      ),
    newTab: (browser) => Promise.resolve(open(originals.get(browser)!.openTab())),
    createAccount: (person) => Promise.resolve(void world.addAccount(person)),
    ...controlsOf(world),
    address: (browser) => originals.get(browser)!.elsewhere.address,
    dropPassword: (email) => Promise.resolve(void (world.service.store.accountOf(email)!.password = undefined)),
    async visit(browser, port, visit) {
      const { does, mode, hash, person, deviceName = '' } = visit;
      const { email, password } = person;
      const original = originals.get(browser)!;
      Object.assign(original.elsewhere, { next: does, mode, entered: { email, password, deviceName } });
      if (hash !== undefined) original.elsewhere.address = new URL(hash, original.elsewhere.address).href;
      const options: StartOptions = port === 'registration' ? { email } : {};
      const started = startVisit(browser, port, visit, options);
      const refused = (): boolean => original.elsewhere.refusal !== undefined;
      if (mode === 'popup') return { client: browser, outcome: await started, refused: refused() };
      // The page is left some time after the press.
      const back = await eventually('the page to be left', () => original.comeBack().catch(() => undefined));
      return { client: open(back), refused: refused() };
    },
  };
};
