import type { AuthClient } from '../client/types.ts';
import { ConformanceError } from './expect.ts';
import type { ConformanceHarness, HarnessAbility } from './harness.ts';

export type PortName = keyof AuthClient;

/** `account`: a verified account can be made, by the client's ports or by the harness. `inline`: people sign in in the page itself. */
export type Need = PortName | HarnessAbility | 'account' | 'inline';

export interface ConformanceCase {
  /** The port that is judged. */
  readonly port: PortName;
  readonly name: string;
  /** What it cannot run without, besides the port itself. */
  readonly needs: readonly Need[];
  /** Resolves when the client does as the interface says, rejects with what it did instead. */
  run(harness: ConformanceHarness): Promise<void>;
}

const isAbility = (need: Need): need is HarnessAbility => ['newTab', 'expireToken', 'advance', 'totp', 'publishTerms'].includes(need);

/**
 * Why a case cannot run here: a port that the client doesn't offer, or something that the harness cannot do. Report it, so
 * that nobody takes a case that was skipped for one that passed.
 */
export const whySkipped = async ({ port, needs }: ConformanceCase, harness: ConformanceHarness): Promise<string | undefined> => {
  const client = await harness.newBrowser();
  for (const need of [port, ...needs]) {
    if (isAbility(need)) {
      if (!harness[need]) return `The harness has no ${need}().`;
    } else if (need === 'inline') {
      if (harness.elsewhere) return 'Who is not verified waits where the signing in happens, and that is elsewhere.';
    } else if (need === 'account') {
      const can = harness.createAccount ?? (client.registration && client.verification);
      if (!can) return 'The client has no ports to make an account with, and the harness has no createAccount().';
    } else if (!client[need]) {
      return `The client has no port "${need}".`;
    }
  }
  return undefined;
};

/** Makes the cases of a port. */
export const casesOf =
  (port: PortName) =>
  (name: string, needs: readonly Need[], body: (harness: ConformanceHarness) => Promise<void>): ConformanceCase => ({
    port,
    name,
    needs,
    async run(harness) {
      const reason = await whySkipped(this, harness);
      if (reason !== undefined) throw new ConformanceError(`"${port}: ${name}" cannot run: ${reason}`);
      try {
        await body(harness);
      } catch (error) {
        const what = error instanceof ConformanceError ? error.message : `Expected: an outcome. It threw: ${String(error)}.`;
        throw new ConformanceError(`"${port}: ${name}" failed. ${what}`, { cause: error });
      }
    },
  });
