import type { AuthContext } from 'better-auth';
import { queueAfterTransactionHook } from '@better-auth/core/context';
import type { Log } from '../log.ts';
import { decrypt, encrypt } from '../storage/crypto.ts';
import { database } from '../storage/database.ts';
import { secretsOf } from '../storage/secrets.ts';
import { later } from '../values.ts';
import type { AccountMail } from '../../mails/account-mail.ts';
import { isCharged } from './charged.ts';
import { MailRefused, type Deliver } from './deliver.ts';

export const outgoingMailModel = 'outgoingMail';
const model = outgoingMailModel;

export const outgoingMailSchema = {
  [model]: {
    fields: {
      content: { type: 'string', required: true },
      attempts: { type: 'number', required: true },
      dueAt: { type: 'date', required: true, index: true },
      expiresAt: { type: 'date', required: true },
    },
  },
} as const;

/** Renewed while a mail is being delivered; a mail whose worker died is taken up by another one when it is over. */
const leaseSeconds = 10;
const idleSeconds = 5;
const longestBackOffSeconds = 30;

interface Row {
  id: string;
  content: string;
  attempts: number;
  expiresAt: Date;
}

export interface OutboxOptions {
  deliver: Deliver;
  log: Log;
  now?: (() => Date) | undefined;
}

export interface Outbox {
  /**
   * Writes a mail down, in the running transaction: it exists exactly if what it speaks of does. `undefined` writes as much and
   * mails nobody, so that an answer takes as long for an address nobody may be mailed at. Whatever is no notice has to have been
   * charged before: see `chargeMail`.
   */
  write(context: AuthContext, mail: AccountMail | undefined, expiresAt: Date): Promise<void>;
  /** Whether the last attempt found no mail server that takes mail. */
  readonly failing: boolean;
  /**
   * Begins to deliver. With `soleWorker` also what a killed process had begun, at once; without, when its lease is over.
   */
  start(context: AuthContext, options?: { soleWorker?: boolean }): Promise<void>;
  /** Ends after the delivery under way. */
  stop(): Promise<void>;
}

/**
 * Mails are rows of the service's own database until the mail server took them: no request waits for SMTP, and neither an
 * outage nor `kill -9` loses one. Their content is encrypted, because it holds the links' tokens. At least once: a process killed
 * between the server's "250 OK" and the row's removal sends the mail again, with the same `Message-ID`.
 */
export const createOutbox = ({ deliver, log, now = () => new Date() }: OutboxOptions): Outbox => {
  let context: AuthContext | undefined;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let roundAgain = false;
  let failures = 0;

  const where = (row: Row) => [{ field: 'id', value: row.id }];

  /** Takes the mail that waited longest. Nobody else takes it before its lease is over. */
  const claim = async (db: AuthContext['adapter']): Promise<Row | undefined> => {
    const due = { field: 'dueAt', operator: 'lte' as const, value: now() };
    for (;;) {
      const [row] = await db.findMany<Row>({
        model,
        where: [due],
        sortBy: { field: 'dueAt', direction: 'asc' },
        limit: 1,
      });
      if (!row) return undefined;
      const set = { dueAt: later(now(), leaseSeconds) };
      const claimed = await db.incrementOne<Row>({
        model,
        where: [...where(row), due],
        increment: { attempts: 1 },
        set,
      });
      if (claimed) return claimed;
    }
  };

  /** Whether to go on with the next mail. */
  const handle = async (live: AuthContext, row: Row): Promise<boolean> => {
    const { adapter } = live;
    const mail = decrypt(secretsOf(live), model, row.content) as { mail?: AccountMail } | undefined;
    const wanted = mail?.mail !== undefined && row.expiresAt > now();
    if (!mail) log({ level: 'error', event: 'mail_unreadable', id: row.id });
    const renew = (): void => {
      const update = { dueAt: later(now(), leaseSeconds) };
      adapter
        .update({ model, where: where(row), update })
        .catch((error: unknown) => log({ level: 'error', event: 'outbox_failed', error }));
    };
    try {
      if (wanted && mail.mail) {
        const renewing = setInterval(renew, (leaseSeconds / 3) * 1000);
        await deliver(mail.mail, row.id).finally(() => clearInterval(renewing));
        failures = 0;
      }
      await adapter.delete({ model, where: where(row) });
      return true;
    } catch (error) {
      if (error instanceof MailRefused) {
        log({ level: 'warn', event: 'mail_refused', id: row.id, again: error.again, error });
        failures = 0;
        if (error.again === 'never') await adapter.delete({ model, where: where(row) });
        else await adapter.update({ model, where: where(row), update: { dueAt: later(now(), 30 * row.attempts) } });
        return true;
      }
      failures += 1;
      log({ level: 'error', event: 'mail_server_failed', failures, error });
      await adapter.update({ model, where: where(row), update: { dueAt: now() } });
      return false;
    }
  };

  const deliverAll = async (live: AuthContext): Promise<void> => {
    try {
      for (;;) {
        const row = context && (await claim(live.adapter));
        if (!row) {
          failures = 0;
          return;
        }
        if (!(await handle(live, row))) return;
      }
    } catch (error) {
      log({ level: 'error', event: 'outbox_failed', error });
    }
  };

  const run = (): void => {
    clearTimeout(timer);
    if (!context) return;
    if (round) {
      roundAgain = true;
      return;
    }
    roundAgain = false;
    round = deliverAll(context).finally(() => {
      round = undefined;
      if (!context) return;
      const pause = failures > 0 ? Math.min(longestBackOffSeconds, 0.5 * 2 ** (failures - 1)) : idleSeconds;
      if (roundAgain && failures === 0) run();
      else timer = setTimeout(run, pause * 1000).unref();
    });
  };

  return {
    async write(live, mail, expiresAt) {
      if (mail?.kind !== 'notice' && !isCharged(live)) throw new Error('A mail that nobody was charged for.');
      const content = encrypt(secretsOf(live), model, { mail });
      const db = await database(live);
      await db.create({ model, data: { content, attempts: 0, dueAt: now(), expiresAt } });
      await queueAfterTransactionHook(() => {
        // While the mail server fails, its own back-off decides when to try again.
        if (failures === 0) run();
        return Promise.resolve();
      });
    },
    get failing() {
      return failures > 0;
    },
    async start(live, { soleWorker = false } = {}) {
      context = live;
      const begun = { field: 'dueAt', operator: 'gt' as const, value: now() };
      if (soleWorker) await live.adapter.updateMany({ model, where: [begun], update: { dueAt: now() } });
      run();
    },
    async stop() {
      context = undefined;
      clearTimeout(timer);
      await round;
    },
  };
};
