import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { betterAuth, type AuthContext, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { AccountMail } from '../../src/mails/account-mail.ts';
import {
  accountPlugins,
  createOutbox,
  MailServerFailed,
  type Deliver,
  type LogEntry,
  type Outbox,
  type OutboxOptions,
} from '../../src/server/index.ts';
import { markCharged } from '../../src/server/mail/charged.ts';
import { eventually } from '../support/eventually.ts';

const page = (): string => '';
const pages = { verification: page, emailChange: page, passwordReset: page, deviceConfirmation: page };
const links = { ...pages, signIn: '', account: '' };

const link = (to: string): AccountMail => ({ kind: 'email_taken', to, firstName: 'Ada', url: '/', language: 'en' });
const notice = (to: string): AccountMail => ({
  kind: 'notice',
  event: 'password_changed',
  to,
  firstName: 'Ada',
  url: '/',
  language: 'en',
});

describe('the outbox', () => {
  const ends: (() => Promise<void>)[] = [];
  after(async () => {
    for (const end of ends) await end();
  });

  const open = async (deliver: Deliver, options: Partial<OutboxOptions> = {}) => {
    const logged: LogEntry[] = [];
    const outbox = createOutbox({ deliver, log: (entry) => void logged.push(entry), ...options });
    const database = new DatabaseSync(':memory:');
    const server: BetterAuthOptions = {
      baseURL: 'http://id.example.org',
      secret: 'a secret of a test, long enough for it',
      database,
      emailAndPassword: { enabled: true },
      logger: { disabled: true },
      plugins: accountPlugins({ outbox, pages: links }),
    };
    await (await getMigrations(server)).runMigrations();
    const context = await betterAuth(server).$context;
    markCharged(context);
    ends.push(() => outbox.stop());
    return { outbox, context, logged };
  };
  const failuresOf = (logged: LogEntry[], event = 'mail_delayed') => logged.filter((entry) => entry.event === event);

  const soon = (): Date => new Date(Date.now() + 3_600_000);
  const write = async (outbox: Outbox, context: AuthContext, mails: AccountMail[]): Promise<void> => {
    for (const mail of mails) await outbox.write(context, mail, soon());
  };

  /** What is begun at this time of a clock that stands still comes to its end. */
  const settled = async (): Promise<void> => {
    for (let turns = 0; turns < 20; turns += 1) await new Promise((turn) => setImmediate(turn));
  };

  it('delivers several at once, and one that hangs holds up no other', async () => {
    const arrived: string[] = [];
    let free = (): void => undefined;
    const hung = new Promise<void>((resolve) => (free = resolve));
    let running = 0;
    let most = 0;
    const { outbox, context } = await open(async ({ to }) => {
      most = Math.max(most, (running += 1));
      await (to === 'hangs@example.org' ? hung : new Promise((resolve) => setTimeout(resolve, 20)));
      running -= 1;
      arrived.push(to);
    });
    const others = Array.from({ length: 30 }, (_, i) => `person-${i}@example.org`);
    await write(outbox, context, [link('hangs@example.org'), ...others.map(link)]);
    await outbox.start(context);
    await eventually('the others', () => arrived.length === others.length || undefined);
    assert.ok(most > 2 && most <= 8, String(most));
    await write(outbox, context, [link('late@example.org')]);
    await eventually('one that was written meanwhile', () => arrived.includes('late@example.org') || undefined);
    free();
    await eventually('the one that hung', () => arrived.includes('hangs@example.org') || undefined);
  });

  it('delivers links before notices, and yet no notice waits for all of them', async () => {
    const arrived: string[] = [];
    const { outbox, context } = await open(({ kind }) => Promise.resolve(void arrived.push(kind)));
    const address = (i: number): string => `person-${i}@example.org`;
    const notices = Array.from({ length: 20 }, (_, i) => notice(address(i)));
    const urgent = Array.from({ length: 40 }, (_, i) => link(address(100 + i)));
    await write(outbox, context, [...notices, ...urgent]);
    await outbox.start(context);
    await eventually('all of them', () => arrived.length === 60 || undefined);
    const firstHalf = arrived.slice(0, 40).filter((kind) => kind === 'notice').length;
    assert.ok(firstHalf > 0 && firstHalf < 20, `${firstHalf} notices among the first 40`);
  });

  it('sends no two mails to one address at once', async () => {
    const arrived: string[] = [];
    let running = 0;
    const { outbox, context } = await open(async ({ to }) => {
      assert.equal((running += 1), 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      arrived.push(to);
    });
    await write(
      outbox,
      context,
      Array.from({ length: 4 }, () => link('ada@example.org')),
    );
    await outbox.start(context);
    await eventually('all of them', () => arrived.length === 4 || undefined);
  });

  it('sends the mails to one address in the order they were written, also while it sends', async () => {
    const arrived: string[] = [];
    const { outbox, context } = await open(async (mail) => {
      await new Promise((resolve) => setTimeout(resolve, arrived.length % 2 ? 1 : 30));
      arrived.push(mail.kind === 'notice' ? '' : (mail as { url: string }).url);
    });
    await outbox.start(context);
    const urls = Array.from({ length: 12 }, (_, nth) => `/${nth}`);
    for (const url of urls) await outbox.write(context, { ...link('ann@example.org'), url }, soon());
    await eventually('all of them', () => arrived.length === urls.length || undefined);
    assert.deepEqual(arrived, urls);
  });

  it('takes one that can’t be delivered for that, as long as others arrive', async () => {
    const arrived: string[] = [];
    const { outbox, context, logged } = await open(async ({ to }) => {
      await new Promise((resolve) => setTimeout(resolve, to === 'dead@example.org' ? 200 : 5));
      if (to === 'dead@example.org') throw new Error('Timed out.');
      arrived.push(to);
    });
    await write(outbox, context, [link('dead@example.org')]);
    const others = Array.from({ length: 10 }, (_, i) => `person-${i}@example.org`);
    await write(outbox, context, others.map(link));
    await outbox.start(context);
    await eventually('the others', () => arrived.length === 10 || undefined);
    await eventually('the end of that one', () => logged.find(({ event }) => event === 'mail_delayed'));
    assert.equal(outbox.failing, false);
  });

  it('takes no mail that fails alone for the mail server, however often it is tried and whatever is thrown', async () => {
    const odd = [new Error('Unexpected answer.'), new TypeError('x is undefined')];
    const { outbox, context, logged } = await open(() => Promise.reject(odd.pop() ?? new Error()));
    await write(outbox, context, [link('odd@example.org')]);
    await outbox.start(context);
    await eventually('a second attempt', () => failuresOf(logged).length > 1 || undefined);
    assert.equal(outbox.failing, false);
    assert.deepEqual(failuresOf(logged, 'mail_server_failed'), []);
  });

  it('tries one that fails alone again after growing waits, whether or not anything else happens', async ({ mock }) => {
    let time = Date.now();
    const tries: number[] = [];
    const off = (): Promise<never> => {
      tries.push(time);
      return Promise.reject(new Error('off'));
    };
    const { outbox, context } = await open(off, { now: () => new Date(time) });
    mock.timers.enable({ apis: ['setTimeout'] });
    await outbox.start(context);
    await write(outbox, context, [link('off@example.org')]);
    for (let steps = 0; tries.length < 4 && steps < 100; steps += 1) {
      await settled();
      time += 100;
      mock.timers.tick(100);
    }
    assert.deepEqual(
      tries.slice(1).map((at, nth) => at - tries[nth]!),
      [500, 1000, 2000],
    );
  });

  for (const looks of [1, 2, 3, 4, 5])
    it(`tries one again that became due after ${looks} looks whether any is`, async ({ mock }) => {
      let time = Date.now();
      let tries = 0;
      let looked = 0;
      const off = (): Promise<never> => {
        tries += 1;
        return Promise.reject(new Error('off'));
      };
      const { outbox, context } = await open(off, { now: () => new Date(time) });
      const { adapter } = context;
      const findMany = adapter.findMany.bind(adapter);
      adapter.findMany = async <T>(query: Parameters<typeof findMany>[0]): Promise<T[]> => {
        const found = await findMany<T>(query);
        // The pause after the first attempt is over.
        if (tries === 1 && found.length === 0 && ++looked === looks) time += 600;
        return found;
      };
      mock.timers.enable({ apis: ['setTimeout'] });
      await outbox.start(context);
      await write(outbox, context, [link('off@example.org')]);
      for (let steps = 0; tries < 2 && steps < 20; steps += 1) {
        await settled();
        mock.timers.tick(100);
      }
      assert.equal(tries, 2);
    });

  it('takes many mails to one address for no more than one', async () => {
    const { outbox, context, logged } = await open(() => Promise.reject(new Error('Unexpected answer.')));
    await write(
      outbox,
      context,
      Array.from({ length: 5 }, () => link('odd@example.org')),
    );
    await outbox.start(context);
    await eventually('all of them to fail', () => failuresOf(logged).length >= 5 || undefined);
    assert.equal(outbox.failing, false);
  });

  it('delivers the mails after those that fail, more of them than are delivered at once', async () => {
    const arrived: string[] = [];
    const { outbox, context } = await open(async ({ to }) => {
      if (to.startsWith('odd')) throw new Error('Unexpected answer.');
      arrived.push(to);
      return Promise.resolve();
    });
    await write(
      outbox,
      context,
      Array.from({ length: 12 }, (_, i) => link(`odd-${i}@example.org`)),
    );
    await outbox.start(context);
    await write(outbox, context, [link('ada@example.org'), notice('ben@example.org')]);
    await eventually('the others', () => arrived.length === 2 || undefined);
  });

  it('leaves room for others while mails that failed before hang', async () => {
    const arrived: string[] = [];
    const tried = new Set<string>();
    const hung: (() => void)[] = [];
    const { outbox, context } = await open(async ({ to }) => {
      if (!to.startsWith('hangs')) return void arrived.push(to);
      if (tried.has(to)) await new Promise<void>((resolve) => hung.push(resolve));
      tried.add(to);
      throw new Error('Timed out.');
    });
    await write(
      outbox,
      context,
      Array.from({ length: 12 }, (_, i) => link(`hangs-${i}@example.org`)),
    );
    await outbox.start(context);
    await write(outbox, context, [link('first@example.org')]);
    await eventually('as many as may hang', () => hung.length === 4 || undefined);
    await write(outbox, context, [link('ada@example.org')]);
    await eventually('the other', () => arrived.includes('ada@example.org') || undefined);
    const free = setInterval(() => hung.splice(0).forEach((resolve) => resolve()), 5);
    await outbox.stop();
    clearInterval(free);
  });

  it('lets mails be asked for again where those that failed may be the only ones there are', async () => {
    let time = Date.now();
    const now = (): Date => new Date(time);
    const { outbox, context, logged } = await open(
      ({ to }) => (to.startsWith('odd') ? Promise.reject(new Error('Unexpected answer.')) : Promise.resolve()),
      { now },
    );
    const people = Array.from({ length: 3 }, (_, i) => link(`odd-${i}@example.org`));
    await write(outbox, context, people);
    await outbox.start(context);
    await eventually('that it seems to fail', () => outbox.failing || undefined);
    time += 59_000;
    await eventually('more attempts', () => failuresOf(logged).length > 3 || undefined);
    assert.equal(outbox.failing, true);
    time += 1000;
    assert.equal(outbox.failing, false);
    const before = failuresOf(logged).length;
    time += 30_000;
    await eventually('attempts that tell nothing new', () => failuresOf(logged).length > before || undefined);
    assert.equal(outbox.failing, false);
  });

  it('believes a transport that says that the server takes none', async () => {
    let down = true;
    const arrived: string[] = [];
    const { outbox, context, logged } = await open(async ({ to }) => {
      if (down) throw new MailServerFailed('Nobody listens.');
      arrived.push(to);
      return Promise.resolve();
    });
    await write(outbox, context, [link('ada@example.org')]);
    await outbox.start(context);
    await eventually('that it fails', () => outbox.failing || undefined);
    await eventually('a second attempt', () => failuresOf(logged, 'mail_server_failed').length > 1 || undefined);
    assert.equal(outbox.failing, true);
    down = false;
    await eventually('it to arrive', () => arrived.length === 1 || undefined);
    assert.equal(outbox.failing, false);
  });

  it('knows that the mail server fails, and when it does no more', async () => {
    let down = true;
    const arrived: string[] = [];
    const { outbox, context, logged } = await open(({ to }) => {
      if (down) return Promise.reject(new Error('Nobody listens.'));
      arrived.push(to);
      return Promise.resolve();
    });
    const people = Array.from({ length: 20 }, (_, i) => `person-${i}@example.org`);
    await write(outbox, context, people.map(link));
    await outbox.start(context);
    await eventually('that it fails', () => outbox.failing || undefined);
    assert.equal(logged.filter(({ event }) => event === 'mail_server_failed').length, 1);
    down = false;
    await eventually('all of them', () => arrived.length === 20 || undefined);
    assert.equal(outbox.failing, false);
    assert.deepEqual(arrived.sort(), people.sort());
  });
});
