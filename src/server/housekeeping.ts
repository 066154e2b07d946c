import { setImmediate } from 'node:timers/promises';
import type { AuthContext, BetterAuthOptions, Where } from 'better-auth';
import { retention, sealed } from './concerns.ts';
import { ofAnyHost } from './host-context.ts';
import type { Log } from './log.ts';
import { sealAgain } from './storage/seal-again.ts';
import { secretsOf } from './storage/secrets.ts';
import { later } from './values.ts';

/** Rows that are deleted at once. */
const batch = 500;
/** Milliseconds. */
const firstAfter = 1000;

export interface HousekeepingOptions {
  log: Log;
  now?: (() => Date) | undefined;
}

/** Encrypts with the newest secret what an older one encrypted, and removes rows that are older than their concern keeps them: soon, and every hour until the returned function is called. */
export const startHousekeeping = <Options extends BetterAuthOptions>(
  host: AuthContext<Options>,
  { log, now = () => new Date() }: HousekeepingOptions,
): (() => Promise<void>) => {
  const context = ofAnyHost(host);
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

  /** SQLite answers nobody while it deletes. So a few rows at a time, and whoever waits comes in between. */
  const removeInBatches = async (model: string, where: Where[]): Promise<void> => {
    while (!stopped) {
      const rows = await adapter.findMany<{ id: string }>({ model, where, limit: batch, select: ['id'] });
      if (rows.length === 0) return;
      const ids = rows.map(({ id }) => id);
      await adapter.deleteMany({ model, where: [...where, { field: 'id', operator: 'in', value: ids }] });
      if (rows.length < batch) return;
      await setImmediate();
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
        await removeInBatches(model, where);
      } catch (error) {
        log({ level: 'error', event: 'housekeeping_failed', model, error });
      }
    }
  };

  let sweeping = Promise.resolve();
  const begin = (): void => void (sweeping = sweeping.then(sweep));
  // A start isn't the time for it: first the port listens.
  const first = setTimeout(begin, firstAfter).unref();
  const timer = setInterval(begin, 3600_000).unref();

  return async () => {
    stopped = true;
    clearTimeout(first);
    clearInterval(timer);
    await sweeping;
  };
};
