import type { ConformanceCase } from './conformance-case.ts';
import { whySkipped } from './conformance-case.ts';
import { ConformanceError } from './expect.ts';
import type { ConformanceHarness } from './harness.ts';
import { conformancePromises, notKept, type ConformancePromise } from './promises.ts';

/** How a case went that didn't fail. */
export type ConformanceResult =
  | { readonly status: 'kept' }
  /** As the harness's traits say: report it, by the names of the promises. */
  | { readonly status: 'not-kept'; readonly promises: readonly ConformancePromise[]; readonly reason: string }
  /** The client or the harness lacks something: nobody knows. */
  | { readonly status: 'skipped'; readonly reason: string };

/** Milliseconds that a case waits for what is not expected to come. */
const shortPatience = 2_000;

const patient = (harness: ConformanceHarness, patience: number): ConformanceHarness =>
  new Proxy(harness, {
    get(target, key) {
      const value: unknown = key === 'patience' ? patience : Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

const words = (promises: readonly ConformancePromise[], { traits }: ConformanceHarness): string =>
  promises
    .map((promise) => {
      const trait = traits?.[promise];
      return `Not kept (${promise}): ${(trait && trait.instead) ?? conformancePromises[promise]}`;
    })
    .join(' ');

/**
 * Runs a case by whatever test runner is at hand. Rejects where the client fails it; that includes a case that passes although a trait
 * says that its promise isn't kept.
 */
export const runConformanceCase = async (
  conformanceCase: ConformanceCase,
  harness: ConformanceHarness,
): Promise<ConformanceResult> => {
  const reason = await whySkipped(conformanceCase, harness);
  if (reason !== undefined) return { status: 'skipped', reason };
  const { port, name } = conformanceCase;
  const promises = notKept(conformanceCase.promises, port, harness.traits);
  if (promises.length === 0) {
    await conformanceCase.run(harness);
    return { status: 'kept' };
  }
  try {
    await conformanceCase.run(patient(harness, Math.min(shortPatience, harness.patience ?? shortPatience)));
  } catch (error) {
    // Whoever breaks a promise still answers with outcomes.
    if (error instanceof ConformanceError && error.cause instanceof ConformanceError)
      return { status: 'not-kept', promises, reason: words(promises, harness) };
    throw error;
  }
  const expected = `Expected: ${promises.join(', ')} not kept, as the traits say`;
  throw new ConformanceError(`"${port}: ${name}" failed. ${expected}. Got: it is kept. Take it out of the traits.`);
};
