/** Wrong guesses in a row, of a password or a code, as the service and the memory client count them. Times are seconds. */
export const failureRules = {
  /** So many cost nobody a wait. */
  free: 10,
  /** The wait after the last free one. Each further one doubles it, up to the longest. */
  firstWait: 60,
  longestWait: 3600,
  /** NIST SP 800-63B-4 section 3.2.2: no more than this, without another proof. */
  most: 100,
  /** Whoever is left alone for so long after the most begins anew. */
  kept: 90 * 24 * 3600,
} as const;

/** How long to wait after so many wrong guesses in a row. */
export const waitAfterFailures = (failures: number, free: number = failureRules.free): number =>
  failures < free ? 0 : Math.min(failureRules.longestWait, failureRules.firstWait * 2 ** Math.min(failures - free, 30));

/**
 * How long so many wrong guesses in a row are kept after the last one: the same time for each of them. Waiting until they are forgotten so
 * brings no more guesses than the most would, and what somebody tried once, which may be an address of nobody here, is gone within a day.
 * Nothing else shortens it: what is forgotten sooner without an account would tell who has one.
 */
export const keptAfterFailures = (failures: number, most: number = failureRules.most): number =>
  (failureRules.kept * Math.min(failures, most)) / most;
