/**
 * The service killed at random moments under load, on SQLite and as two instances on PostgreSQL: what was acknowledged is there, once,
 * and each mail that it promised was sent. `KILLS=100` for a long run.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { newPerson, type Answer } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { dataDirectory } from '../support/directory.ts';
import { eventually } from '../support/eventually.ts';
import { startMailbox } from '../support/mailbox.ts';
import { signIn } from '../support/person.ts';
import { startPostgres, whyNoPostgres } from '../support/postgres.ts';
import { startTestService, type TestService } from '../support/service.ts';

const kills = Number(process.env['KILLS'] ?? 10);

/** Deliveries at once of a service: so many mails can be on their way when it is killed. */
const atOnce = 8;

/** Milliseconds. A request may meet many kills; whether anything is answered between two of them is for the loop that kills to see. */
const patience = 30 * 60_000;

/** Sends the same request with the same key until it is answered, each time to the next instance. */
const untilAnswered = async (services: readonly TestService[], path: string, body: object): Promise<Answer['body']> => {
  const key = randomUUID();
  let at = Math.floor(Math.random() * services.length);
  return eventually(
    `an answer to ${path}`,
    async () => {
      const service = services[at++ % services.length]!;
      const response = await fetch(service.baseURL + path, {
        method: 'POST',
        headers: { origin: service.origin, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      // Another instance may be at it still.
      if (!response || response.status >= 500 || response.status === 409) return undefined;
      const text = await response.text().catch(() => undefined);
      if (text === undefined) return undefined;
      assert.equal(response.status, 200, text);
      return JSON.parse(text) as Answer['body'];
    },
    patience,
  );
};

interface Promised {
  email: string;
  ticket: unknown;
}

/** People who register and, once in a while, send a new name, until they are told to stop. */
const load = (services: readonly TestService[], people: Awaited<ReturnType<typeof signIn>>[]) => {
  let ended = false;
  let answers = 0;
  const registered: Promised[] = [];
  const names = people.map(() => 'Ada');
  const register = async (): Promise<void> => {
    while (!ended) {
      const person = newPerson();
      const { ticket } = await untilAnswered(services, '/sign-up/email', person);
      registered.push({ email: person.email, ticket });
      answers++;
    }
  };
  const rename = async (place: number): Promise<void> => {
    for (let count = 1; !ended; count++) {
      const firstName = `Ada ${count}`;
      const { browser } = people[place]!;
      const key = { 'idempotency-key': randomUUID() };
      const saved = await eventually(
        'a name to be saved',
        () =>
          browser.post('/account/profile', { firstName, lastName: 'L' }, key).then(
            ({ status }) => (status === 200 ? true : undefined),
            () => undefined,
          ),
        patience,
      );
      if (saved) names[place] = firstName;
      answers++;
    }
  };
  const lanes = [register(), register(), register(), ...people.map((_, place) => rename(place))];
  // What fails is told by `end`.
  for (const lane of lanes) lane.catch(() => undefined);
  return {
    registered,
    names,
    answers: () => answers,
    stop: () => void (ended = true),
    async end() {
      ended = true;
      await Promise.all(lanes);
    },
  };
};

const killAgainAndAgain = async (t: TestContext, instances: number, database?: TestDatabase): Promise<void> => {
  const directory = await dataDirectory();
  t.after(() => rm(directory, { recursive: true, force: true }));
  const mailbox = await startMailbox(join(directory, 'mails'));
  t.after(() => mailbox.close());
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}/?pool=true`,
    SECRET: 'x'.repeat(32),
    ...(database?.url !== undefined && { DATABASE_URL: database.url }),
  };
  const services: TestService[] = [];
  t.after(() => Promise.all(services.map((service) => service.stop())));
  for (let count = 0; count < instances; count++)
    services.push(await startTestService({ apart: true, mail: false, env }));
  const [first] = services as [TestService, ...TestService[]];
  const { query } = database ?? first;
  const reading = { ...first, inbox: mailbox.inbox };
  const people = [await signIn(reading), await signIn(reading)];

  const { registered, names, answers, stop, end } = load(services, people);
  t.after(stop);
  for (let count = 0; count < kills; count++) {
    const service = services[count % instances]!;
    // By what it has done since, not by time: a machine that is slow would be at the first answer of each life for ever.
    const goal = answers() + Math.floor(Math.random() * 12);
    await eventually('answers between two kills', () => answers() >= goal || undefined, 60_000);
    await service.kill();
    await service.restart();
  }
  await end();
  assert.ok(registered.length >= kills, `${registered.length} registrations`);

  await eventually(
    'an empty outbox',
    async () => ((await query('select id from "outgoingMail"')).length === 0 ? true : undefined),
    60_000,
  );
  const rows = await query('select email from registration');
  let again = 0;
  for (const { email } of registered) {
    assert.equal(rows.filter((row) => row['email'] === email).length, 1, `registrations of ${email}`);
    const mails = await mailbox.peek(email);
    assert.ok(mails.length >= 1, `the mail to ${email}`);
    // At least once: a mail server knows the second one by its Message-ID.
    assert.equal(new Set(mails.map(({ headers }) => headers['message-id'])).size, 1, `mails to ${email}`);
    again += mails.length - 1;
  }
  // Those only that the mail server had got, and whose "250 OK" had not come yet.
  assert.ok(again <= kills * atOnce, `${again} mails sent again`);
  for (const [place, { browser }] of people.entries()) {
    const { body } = await browser.get('/account/session');
    assert.equal((body['account'] as { firstName: string }).firstName, names[place]);
  }
  t.diagnostic(
    `${kills} kills: ${registered.length} registrations and ${names.join(', ')} saved, 0 lost, 0 twice; ${again} mails sent again.`,
  );
};

describe(`kill -9 at ${kills} random moments under load`, () => {
  it('loses nothing on SQLite', (t) => killAgainAndAgain(t, 1));

  const why = whyNoPostgres();
  it('loses nothing as two instances on PostgreSQL', { skip: why }, async (t) => {
    const postgres = await startPostgres();
    const database = await createTestDatabase('', postgres.url);
    try {
      await t.test('two instances', (inner) => killAgainAndAgain(inner, 2, database));
    } finally {
      await database.drop();
      await postgres.stop();
    }
  });
});
