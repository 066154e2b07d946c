import { defaultLifetimes, lifetimeOf, type SessionLifetimes } from '../../rules/lifetimes.ts';
import { later } from '../values.ts';

/** Columns of a session. Those of an earlier version have none of them, and an end. */
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
  lifetimes: SessionLifetimes,
  { factors, kept, now }: { factors: number; kept: boolean; now: Date },
): { endsAt: Date; idleSeconds: number; kept: boolean; expiresAt: Date } => {
  const { absolute, idle } = lifetimeOf(lifetimes, { factors, kept });
  const endsAt = later(now, absolute);
  return { endsAt, idleSeconds: idle, kept, expiresAt: sooner(endsAt, later(now, idle)) };
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
