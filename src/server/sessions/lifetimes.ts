import { day, later } from '../values.ts';

/** How long a session lasts, in seconds. */
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

/** 30 days are the most that NIST SP 800-63B-4 section 2.1.3 allows a password alone. */
export const defaultLifetimes: SessionLifetimes = {
  oneFactor: { absolute: 30 * day, idle: 14 * day },
  twoFactors: { absolute: 14 * day, idle: 3 * day },
  notKept: { absolute: day, idle: day / 2 },
};

/** Columns of a session. Those of an earlier edition have none of them, and an end. */
export const lifetimeSchema = {
  /** The latest end; `expiresAt` is the one that holds if it isn't used until then. */
  endsAt: { type: 'date', required: false, input: false },
  idleSeconds: { type: 'number', required: false, input: false },
  /** Whether the browser keeps it when it is closed. */
  kept: { type: 'boolean', required: false, input: false },
} as const;

export interface LifetimeRow {
  endsAt?: Date | null;
  idleSeconds?: number | null;
  kept?: boolean | null;
}

const sooner = (a: Date, b: Date): Date => (a < b ? a : b);

/** What a session begins with. */
export const beginLifetime = (
  { oneFactor, twoFactors, notKept }: SessionLifetimes,
  { factors, kept, now }: { factors: number; kept: boolean; now: Date },
): { endsAt: Date; idleSeconds: number; kept: boolean; expiresAt: Date } => {
  const { absolute, idle } = factors > 1 ? twoFactors : oneFactor;
  const endsAt = later(now, kept ? absolute : Math.min(absolute, notKept.absolute));
  const idleSeconds = kept ? idle : Math.min(idle, notKept.idle);
  return { endsAt, idleSeconds, kept, expiresAt: sooner(endsAt, later(now, idleSeconds)) };
};

/**
 * What a session has after it was used. Its `expiresAt` moves, so that it holds for whatever else reads sessions: Better Auth, the
 * provider of other sites, housekeeping.
 */
export const prolong = (
  { expiresAt, endsAt, idleSeconds }: LifetimeRow & { expiresAt: Date },
  now: Date,
): { endsAt: Date; expiresAt: Date } => {
  const last = endsAt ?? expiresAt;
  return { endsAt: last, expiresAt: sooner(last, later(now, idleSeconds ?? defaultLifetimes.oneFactor.idle)) };
};
