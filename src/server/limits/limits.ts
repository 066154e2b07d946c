import type { AuthContext } from 'better-auth';
import { getIP } from 'better-auth/api';
import { clientAddressHeader } from '../http/incoming.ts';
import { problem } from '../http/problem.ts';
import { digest } from '../storage/crypto.ts';
import { compareAndSet, createUnlessThere, database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const limitModel = 'requestLimit';
const model = limitModel;

/** For Better Auth's reader of addresses, which also joins an IPv6 subnet to one client. */
export const addressOptions = { advanced: { ipAddress: { ipAddressHeaders: [clientAddressHeader] } } };

/** Whom a call comes from, as limits count it; nothing where that is unknown. */
export const clientOf = ({ headers }: Pick<Call, 'headers'>): string | undefined =>
  (headers?.has(clientAddressHeader) ? getIP(headers, addressOptions) : null) ?? undefined;

/** {@link clientOf} where no call is. */
export const clientAt = (address: string | undefined): string | undefined =>
  clientOf({ headers: address === undefined ? new Headers() : new Headers({ [clientAddressHeader]: address }) });

/** So many in so many seconds, counted from the first one. */
export interface LimitRule {
  name: string;
  /** Whose requests are counted together. */
  by: 'client' | 'email' | 'client+email' | 'account' | 'device';
  max: number;
  window: number;
}

export const limitSchema = {
  [model]: {
    fields: {
      key: { type: 'string', required: true, unique: true },
      count: { type: 'number', required: true },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;

interface Row {
  id: string;
  count: number;
  expiresAt: Date;
}

export interface Limits {
  /**
   * Counts a request; throws `rate_limited` when it is one too many for one of the rules. `subject` is the email address, the
   * account's id or the device that the rules count by.
   */
  consume(call: Call, rules: readonly LimitRule[], subject?: string): Promise<void>;
  /** Forgets what was counted: the tries were the owner's own. */
  clear(call: Call, rules: readonly LimitRule[], subject?: string): Promise<void>;
  /** Begins a cooldown for a subject, an email address or a device, whether or not one runs. */
  restartCooldown(call: Call, name: string, subject: string, window: number): Promise<void>;
  /** Begins a cooldown for a subject; throws `rate_limited` when one runs. */
  startCooldown(call: Call, name: string, subject: string, window: number): Promise<void>;
}

/**
 * Counters in the service's own database: they hold across restarts and instances, and hold no address in plain text. `factor`
 * multiplies what is allowed; `off` allows everything, except that cooldowns between emails stay.
 */
export const createLimits = (now: () => Date, factor: number | 'off'): Limits => {
  const wait = (row: Row): number => Math.max(1, Math.ceil((row.expiresAt.getTime() - now().getTime()) / 1000));

  /** Seconds to wait, or 0. One conditional update decides, so that requests at the same moment cannot all pass. */
  const countOne = async (
    context: AuthContext,
    key: string,
    { max, window }: { max: number; window: number },
  ): Promise<number> => {
    const db = await database(context);
    const byKey = { field: 'key', value: key };
    for (;;) {
      const live = { field: 'expiresAt', operator: 'gt' as const, value: now() };
      const free = { field: 'count', operator: 'lt' as const, value: max };
      if (await db.incrementOne({ model, where: [byKey, live, free], increment: { count: 1 } })) return 0;
      const fresh = { count: 1, expiresAt: later(now(), window) };
      const over = { field: 'expiresAt', operator: 'lte' as const, value: now() };
      if (await compareAndSet(context, { model, where: [byKey, over], set: fresh })) return 0;
      const row = await db.findOne<Row>({ model, where: [byKey] });
      if (row && row.count >= max && row.expiresAt > now()) return wait(row);
      // Where somebody else made the row at the same moment, it is counted there.
      if (!row && (await createUnlessThere(context, { model, data: { key, ...fresh } }))) return 0;
    }
  };

  const keyOf = (call: Call, { name, by }: LimitRule, subject: string | undefined): string | undefined => {
    const needsClient = by === 'client' || by === 'client+email';
    // Requests without an address share no counter: one of them could lock out all the others.
    const client = needsClient ? clientOf(call) : undefined;
    if (needsClient && client === undefined) return undefined;
    if (by === 'client') return digest(name, by, client ?? '');
    if (subject === undefined) return undefined;
    return digest(name, by, subject, ...(client === undefined ? [] : [client]));
  };

  const refuse = (retryAfter: number): never => {
    throw problem('rate_limited', { retryAfter });
  };

  const cooldownKey = (name: string, subject: string): string => digest('cooldown', name, subject);

  return {
    async consume(call, rules, subject) {
      if (factor === 'off') return;
      for (const rule of rules) {
        const key = keyOf(call, rule, subject);
        if (key === undefined) continue;
        const retryAfter = await countOne(call.context, key, {
          max: Math.max(1, Math.round(rule.max * factor)),
          window: rule.window,
        });
        if (retryAfter > 0) refuse(retryAfter);
      }
    },
    async clear(call, rules, subject) {
      const keys = rules.map((rule) => keyOf(call, rule, subject)).filter((key) => key !== undefined);
      const db = await database(call.context);
      for (const value of keys) await db.deleteMany({ model, where: [{ field: 'key', value }] });
    },
    async restartCooldown(call, name, subject, window) {
      const key = cooldownKey(name, subject);
      const set = { count: 1, expiresAt: later(now(), window) };
      const renewed = await compareAndSet(call.context, { model, where: [{ field: 'key', value: key }], set });
      if (!renewed) await countOne(call.context, key, { max: 1, window });
    },
    async startCooldown(call, name, subject, window) {
      const retryAfter = await countOne(call.context, cooldownKey(name, subject), { max: 1, window });
      if (retryAfter > 0) refuse(retryAfter);
    },
  };
};
