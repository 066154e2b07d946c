import type { AuthContext, BetterAuthOptions, Where } from 'better-auth';
import { queueAfterTransactionHook } from '@better-auth/core/context';
import { ofAnyHost } from '../host-context.ts';
import type { Log } from '../log.ts';
import { decrypt, encrypt } from '../storage/crypto.ts';
import { database } from '../storage/database.ts';
import { secretsOf } from '../storage/secrets.ts';
import { later } from '../values.ts';
import type { AccountMail } from '../../mails/account-mail.ts';
import { isCharged } from './charged.ts';
import { MailRefused, MailServerFailed, type Deliver } from './deliver.ts';
import { createMailHealth, type Attempt } from './health.ts';

export const outgoingMailModel = 'outgoingMail';
const model = outgoingMailModel;

export const outgoingMailSchema = {
  [model]: {
    fields: {
      content: { type: 'string', required: true },
      /** Somebody waits for it: it has a link. Those go before the news of what was done. */
      urgent: { type: 'boolean', required: false },
      attempts: { type: 'number', required: true },
      dueAt: { type: 'date', required: true, index: true },
      expiresAt: { type: 'date', required: true },
    },
  },
} as const;

/** Renewed while an email is being delivered; an email whose worker died is taken up by another one when it is over. */
const leaseSeconds = 10;
/** At the latest; sooner where one is due that is known of. */
const idleSeconds = 5;
/** Until the next attempt, each in seconds, by how many there were. */
const soon = (attempts: number): number => 0.5 * 2 ** (attempts - 1);
const slowly = (attempts: number): number => 30 * attempts;
/** While the mail server fails: once it is well again, nobody has to wait for long. */
const backOff = (attempts: number): number => Math.min(30, soon(attempts));
/** Deliveries at once. One that takes long, e.g. to a mailbox that never answers, holds up none of the others. */
const usualAtOnce = 8;

interface Row {
  id: string;
  content: string;
  attempts: number;
  dueAt: Date;
  expiresAt: Date;
}

export interface OutboxOptions {
  deliver: Deliver;
  log: Log;
  /** Deliveries at once; 8 when absent. Give the transport as many connections. */
  atOnce?: number | undefined;
  now?: (() => Date) | undefined;
}

export interface Outbox {
  /**
   * Writes an email down, in the running transaction: it exists exactly if what it speaks of does. `undefined` writes as much and
   * emails nobody, so that an answer takes as long for an address nobody may be mailed at. Whatever is no notice has to have been
   * charged before: see `chargeMail`.
   */
  write(context: AuthContext, mail: AccountMail | undefined, expiresAt: Date): Promise<void>;
  /** Whether no email gets through at present, whoever it is for. */
  readonly failing: boolean;
  /**
   * Begins to deliver. With `soleWorker` also what a killed process had begun, at once; without, when its lease is over.
   */
  start<Options extends BetterAuthOptions>(
    context: AuthContext<Options>,
    options?: { soleWorker?: boolean },
  ): Promise<void>;
  /** Ends after the deliveries under way. */
  stop(): Promise<void>;
}

/**
 * Emails are rows of the service's own database until the mail server took them: no request waits for SMTP, and neither an
 * outage nor `kill -9` loses one. Their content is encrypted, because it holds the links' tokens. At least once: a process killed
 * between the server's "250 OK" and the row's removal sends the email again, with the same `Message-ID`.
 */
export const createOutbox = ({ deliver, log, atOnce = usualAtOnce, now = () => new Date() }: OutboxOptions): Outbox => {
  let context: AuthContext | undefined;
  let timer: NodeJS.Timeout | undefined;
  const health = createMailHealth(now);
  const workers = new Map<number, Promise<void>>();
  /** The emails to an address, the first of which is on its way: they leave in the order they were written. */
  const underWay = new Map<string, { row: Row; mail: AccountMail }[]>();

  const where = (row: Row) => [{ field: 'id', value: row.id }];

  const nextDue = async (db: AuthContext['adapter'], more: Where[]): Promise<Row | undefined> => {
    const sortBy = { field: 'dueAt', direction: 'asc' as const };
    const [row] = await db.findMany<Row>({ model, where: [due(), ...more], sortBy, limit: 1 });
    return row;
  };
  const due = (): Where => ({ field: 'dueAt', operator: 'lte', value: now() });
  const links: Where = { field: 'urgent', value: true };
  const untried: Where = { field: 'attempts', value: 0 };

  /**
   * What a worker takes, the first of which there is some. Emails with links go first, and yet the first worker takes whichever waited
   * longest: so no notice waits for ever. The latter half takes none that failed before: so no number of emails that can't be delivered
   * holds up the others.
   */
  const choices = (worker: number): Where[][] => {
    if (worker === 0) return [[]];
    return worker < atOnce / 2 ? [[links], []] : [[links, untried], [untried]];
  };

  const firstDue = async (db: AuthContext['adapter'], worker: number): Promise<Row | undefined> => {
    for (const choice of choices(worker)) {
      const row = await nextDue(db, choice);
      if (row) return row;
    }
    return undefined;
  };

  const claim = async (db: AuthContext['adapter'], worker: number): Promise<Row | undefined> => {
    for (;;) {
      const row = await firstDue(db, worker);
      if (!row) return undefined;
      const set = { dueAt: later(now(), leaseSeconds) };
      // Nobody else takes it before its lease is over.
      const claimed = await db.incrementOne<Row>({
        model,
        where: [...where(row), due()],
        increment: { attempts: 1 },
        set,
      });
      if (claimed) return claimed;
    }
  };

  /** When the next one is due, as far as is known. */
  let nextAt: Date | undefined;
  /** `since`: when nothing was found to be due. What is due meanwhile would be missed by looking from now on. */
  const lookAhead = async (db: AuthContext['adapter'], since: Date): Promise<void> => {
    const notYet: Where = { field: 'dueAt', operator: 'gt', value: since };
    const sortBy = { field: 'dueAt', direction: 'asc' as const };
    const [row] = await db.findMany<Row>({ model, where: [notYet], sortBy, limit: 1, select: ['dueAt'] });
    nextAt = row?.dueAt;
  };

  const again = (adapter: AuthContext['adapter'], row: Row, seconds: number) =>
    adapter.update({ model, where: where(row), update: { dueAt: later(now(), seconds) } });

  /** Of an email that was taken and not tried. */
  const giveBack = (adapter: AuthContext['adapter'], row: Row) =>
    adapter.update({ model, where: where(row), update: { dueAt: now(), attempts: row.attempts - 1 } });

  const fail = async (adapter: AuthContext['adapter'], row: Row, error: unknown, attempt: Attempt): Promise<void> => {
    const { attempts } = row;
    if (error instanceof MailRefused) {
      log({ level: 'warn', event: 'mail_refused', id: row.id, again: error.again, error });
      health.answered();
      if (error.again === 'never') await adapter.delete({ model, where: where(row) });
      else await again(adapter, row, slowly(attempts));
      return;
    }
    const event = health.failed(error, attempt);
    if (event) log({ level: event === 'mail_delayed' ? 'warn' : 'error', event, id: row.id, error });
    const isOfServer = error instanceof MailServerFailed;
    await again(adapter, row, isOfServer ? backOff(attempts) : Math.min(soon(attempts), slowly(attempts)));
  };

  const contentOf = (live: AuthContext, row: Row): AccountMail | undefined => {
    const written = decrypt(secretsOf(live), model, row.content) as { mail?: AccountMail } | undefined;
    if (!written) log({ level: 'error', event: 'mail_unreadable', id: row.id });
    return row.expiresAt > now() ? written?.mail : undefined;
  };

  const send = async ({ adapter }: AuthContext, row: Row, mail: AccountMail): Promise<void> => {
    const started = performance.now();
    try {
      await deliver(mail, row.id);
      health.answered();
      await adapter.delete({ model, where: where(row) });
    } catch (error) {
      await fail(adapter, row, error, { to: mail.to, attempts: row.attempts, started });
    }
  };

  const handle = async (live: AuthContext, row: Row): Promise<void> => {
    const { adapter } = live;
    const mail = contentOf(live, row);
    if (!mail) return void (await adapter.delete({ model, where: where(row) }));
    const { to } = mail;
    const waiting = underWay.get(to);
    if (waiting) return void (waiting.some((other) => other.row.id === row.id) || waiting.push({ row, mail }));
    const queue = [{ row, mail }];
    underWay.set(to, queue);
    const renew = (): void =>
      queue.forEach((other) => {
        again(adapter, other.row, leaseSeconds).catch((error: unknown) =>
          log({ level: 'error', event: 'outbox_failed', error }),
        );
      });
    const renewing = setInterval(renew, (leaseSeconds / 3) * 1000);
    try {
      for (let next = queue[0]; next; next = queue[0]) {
        // Nothing more is sent to a server that takes none, nor by a service that ends.
        if (next.row !== row && (health.failures > 0 || !context)) await giveBack(adapter, next.row);
        else if (next.row.expiresAt > now()) await send(live, next.row, next.mail);
        else await adapter.delete({ model, where: where(next.row) });
        queue.shift();
      }
    } finally {
      clearInterval(renewing);
      underWay.delete(to);
    }
  };

  /** Delivers until nothing is due, or the mail server fails. */
  const work = async (live: AuthContext, worker: number): Promise<void> => {
    const before = health.failures;
    try {
      for (;;) {
        const since = now();
        const row = context && (await claim(live.adapter, worker));
        if (!row) return void (context && (await lookAhead(live.adapter, since)));
        // Another worker has found out meanwhile.
        if (health.failures > before) return void (await giveBack(live.adapter, row));
        // There may be more of them; not while it has to be seen whether the server takes any.
        if (health.failures === 0) wake();
        await handle(live, row);
        if (health.failures > 0) return;
      }
    } catch (error) {
      log({ level: 'error', event: 'outbox_failed', error });
    }
  };

  /** Sets another worker to it. */
  const wake = (): void => {
    if (!context) return;
    // The worker looks ahead anew when it has nothing more to do.
    nextAt = undefined;
    const worker = Array.from({ length: atOnce }, (_, nth) => nth).find((nth) => !workers.has(nth));
    if (worker === undefined) return;
    workers.set(
      worker,
      work(context, worker).finally(() => {
        workers.delete(worker);
        schedule();
      }),
    );
  };

  const schedule = (): void => {
    clearTimeout(timer);
    if (!context) return;
    const { failures } = health;
    const untilNext = nextAt ? Math.max(0, nextAt.getTime() - now().getTime()) : Infinity;
    const wait = failures > 0 ? backOff(failures) * 1000 : Math.min(idleSeconds * 1000, untilNext);
    timer = setTimeout(wake, wait).unref();
  };

  return {
    async write(live, mail, expiresAt) {
      if (mail?.kind !== 'notice' && !isCharged(live)) throw new Error('A mail that nobody was charged for.');
      const content = encrypt(secretsOf(live), model, { mail });
      const db = await database(live);
      const urgent = mail?.kind !== 'notice';
      await db.create({ model, data: { content, urgent, attempts: 0, dueAt: now(), expiresAt } });
      await queueAfterTransactionHook(() => {
        wake();
        return Promise.resolve();
      });
    },
    get failing() {
      return health.failing;
    },
    async start(host, { soleWorker = false } = {}) {
      context = ofAnyHost(host);
      const begun = { field: 'dueAt', operator: 'gt' as const, value: now() };
      if (soleWorker) await context.adapter.updateMany({ model, where: [begun], update: { dueAt: now() } });
      wake();
    },
    async stop() {
      context = undefined;
      clearTimeout(timer);
      await Promise.all(workers.values());
    },
  };
};
