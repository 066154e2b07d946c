import { failureRules, keptAfterFailures, waitAfterFailures } from '../../rules/failures.ts';
import { problem } from '../http/problem.ts';
import { digest } from '../storage/crypto.ts';
import { compareAndSet, createUnlessThere, database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const failuresModel = 'failures';
const model = failuresModel;

export const failuresSchema = {
  [model]: {
    fields: {
      key: { type: 'string', required: true, unique: true },
      count: { type: 'number', required: true },
      waitUntil: { type: 'date', required: true },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;

interface Row {
  count: number;
  waitUntil: Date;
  expiresAt: Date;
}

/** A guess that was counted as wrong before anybody looked at it. */
export interface Guess {
  /** It was right: what was wrong before it is forgotten. */
  right(): Promise<void>;
  /** It was neither: as if nobody had asked. */
  takeBack(): Promise<void>;
}

export interface Failures {
  /**
   * Counts a guess about a subject, e.g. an address; throws `rate_limited` while the wait after the last wrong one lasts. `exhausted`
   * after as many in a row as there may be: only another proof helps.
   */
  begin(call: Call, subject: readonly string[]): Promise<Guess | 'exhausted'>;
  /** Forgets what was wrong: the owner gave another proof. */
  forget(call: Call, subject: readonly string[]): Promise<void>;
}

const uncounted: Guess = { right: () => Promise.resolve(), takeBack: () => Promise.resolve() };

/** Failures in a row, each with a longer wait. Counted in the service's own database like the limits, and as many times more with `factor`. */
export const createFailures = (now: () => Date, factor: number | 'off'): Failures => {
  const times = (count: number): number => Math.max(1, Math.round(count * (factor === 'off' ? 1 : factor)));
  const free = times(failureRules.free);
  const most = times(failureRules.most);
  const keyOf = (subject: readonly string[]) => ({ field: 'key', value: digest(model, ...subject) });

  const begin = async (call: Call, subject: readonly string[]): Promise<Guess | 'exhausted'> => {
    const byKey = keyOf(subject);
    const db = await database(call.context);
    for (;;) {
      const row = await db.findOne<Row>({ model, where: [byKey] });
      const before = row && row.expiresAt > now() ? row : { count: 0, waitUntil: now(), expiresAt: now() };
      if (before.count >= most) return 'exhausted';
      const wait = Math.ceil((before.waitUntil.getTime() - now().getTime()) / 1000);
      if (wait > 0) throw problem('rate_limited', { retryAfter: wait });
      const count = before.count + 1;
      const waitUntil = later(now(), waitAfterFailures(count, free));
      const next = { count, waitUntil, expiresAt: later(now(), keptAfterFailures(count, most)) };
      if (row) {
        // Of guesses at the same moment one is counted; the others look at what it left.
        const seen = [byKey, { field: 'count', value: row.count }];
        if (!(await compareAndSet(call.context, { model, where: seen, set: next }))) continue;
      } else if (!(await createUnlessThere(call.context, { model, data: { key: byKey.value, ...next } }))) continue;
      return {
        right: () => forget(call, subject),
        async takeBack() {
          const where = [byKey, { field: 'count', value: count }];
          const set = { count: before.count, waitUntil: before.waitUntil, expiresAt: before.expiresAt };
          await compareAndSet(call.context, { model, where, set });
        },
      };
    }
  };

  const forget = async ({ context }: Call, subject: readonly string[]): Promise<void> => {
    await (await database(context)).deleteMany({ model, where: [keyOf(subject)] });
  };

  return { begin: factor === 'off' ? () => Promise.resolve(uncounted) : begin, forget };
};
