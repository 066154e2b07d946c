import type { ProblemCode } from './problem.ts';

/**
 * Why something didn't come: there is no connection, or else what `otherwise` says. Without it, a file of ours is gone, as after a release
 * that replaced the site's files while the page was open.
 */
export const missingPart = (otherwise: ProblemCode = 'part_missing'): ProblemCode =>
  globalThis.navigator?.onLine === false ? 'offline' : otherwise;
