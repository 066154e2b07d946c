import type { ProblemCode } from '../client/problem.ts';

/**
 * Why a file of ours didn't come: there is no line, or the file is gone, as after a release that replaced the site's files while the page
 * was open. `done`: what was asked for is done, and only what follows isn't there.
 */
export const missingPart = (done?: boolean): ProblemCode =>
  !navigator.onLine ? 'offline' : done ? 'next_step_missing' : 'part_missing';
