import type { AuthContext } from 'better-auth';
import { retention } from './concerns.ts';
import type { Log } from './log.ts';
import { later } from './values.ts';

export interface HousekeepingOptions {
  log: Log;
  now?: (() => Date) | undefined;
}

/** Removes rows that are older than their concern keeps them: now, and every hour until the returned function is called. */
export const startHousekeeping = (
  { adapter, tables }: AuthContext,
  { log, now = () => new Date() }: HousekeepingOptions,
): (() => Promise<void>) => {
  let stopped = false;

  const sweep = async (): Promise<void> => {
    for (const [model, kept] of Object.entries(retention)) {
      if (stopped) return;
      // A table is missing where its plugin is not in use.
      if (!('seconds' in kept) || !(model in tables)) continue;
      const where = [{ field: 'expiresAt', operator: 'lt' as const, value: later(now(), -kept.seconds) }];
      try {
        await adapter.deleteMany({ model, where });
      } catch (error) {
        log({ level: 'error', event: 'housekeeping_failed', model, error });
      }
    }
  };

  let sweeping = sweep();
  const timer = setInterval(() => {
    sweeping = sweep();
  }, 3600_000).unref();

  return async () => {
    stopped = true;
    clearInterval(timer);
    await sweeping;
  };
};
