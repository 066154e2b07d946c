import type { ProblemCode } from '../client/problem.ts';

/**
 * Why a file of ours didn't come: there is no line, or the file is gone, as after a release that replaced the site's files while the page
 * was open. `gone`: what is said of it then, where what was asked for is done and only what follows isn't there.
 */
export const missingPart = (gone: ProblemCode = 'part_missing'): ProblemCode => (navigator.onLine ? gone : 'offline');
