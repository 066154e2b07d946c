import type { AuthContext } from 'better-auth';
import { retention, sealed } from './concerns.ts';
import type { Log } from './log.ts';
import { sealAgain } from './storage/seal-again.ts';
import { secretsOf } from './storage/secrets.ts';
import { later } from './values.ts';

export interface HousekeepingOptions {
  log: Log;
  now?: (() => Date) | undefined;
}

/** Encrypts with the newest secret what an older one encrypted, and removes rows that are older than their concern keeps them: now, and every hour until the returned function is called. */
export const startHousekeeping = (
  context: AuthContext,
  { log, now = () => new Date() }: HousekeepingOptions,
): (() => Promise<void>) => {
  const { adapter, tables } = context;
  let stopped = false;
  let sealedAgain = false;

  /** Secrets change with a start, so once is enough. */
  const seal = async (): Promise<void> => {
    if (sealedAgain) return;
    try {
      const { rows, unreadable } = await sealAgain(context, sealed);
      sealedAgain = true;
      if (secretsOf(context).length > 1) log({ level: 'info', event: 'sealed_again', rows, unreadable });
    } catch (error) {
      log({ level: 'error', event: 'housekeeping_failed', error });
    }
  };

  const sweep = async (): Promise<void> => {
    await seal();
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
