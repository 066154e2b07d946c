/** How long sessions last, in seconds, as the service and the memory client keep them. */

export interface Lifetime {
  /** Used or not. */
  absolute: number;
  /** Unused; known to the minute. */
  idle: number;
}

export interface SessionLifetimes {
  /** Of a sign-in with a password alone. */
  oneFactor: Lifetime;
  /** Of a sign-in with a second factor: whoever has one has more to lose, and can show it again. */
  twoFactors: Lifetime;
  /** At most this where the person didn't say "Stay signed in": some browsers bring such sessions back when they start again. */
  notKept: Lifetime;
}

const day = 24 * 3600;

/** 30 days are the most that NIST SP 800-63B-4 section 2.1.3 allows a password alone. */
export const defaultLifetimes: SessionLifetimes = {
  oneFactor: { absolute: 30 * day, idle: 14 * day },
  twoFactors: { absolute: 14 * day, idle: 3 * day },
  notKept: { absolute: day, idle: day / 2 },
};

/** Of a session that so many factors were shown to begin. */
export const lifetimeOf = (
  { oneFactor, twoFactors, notKept }: SessionLifetimes,
  { factors, kept }: { factors: number; kept: boolean },
): Lifetime => {
  const { absolute, idle } = factors > 1 ? twoFactors : oneFactor;
  if (kept) return { absolute, idle };
  return { absolute: Math.min(absolute, notKept.absolute), idle: Math.min(idle, notKept.idle) };
};
