import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { dataDirectory } from '../support/directory.ts';
import { eventually } from '../support/eventually.ts';
import { startMailbox, type Mailbox } from '../support/mailbox.ts';
import { startTestService, type TestService } from '../support/service.ts';

const skip = process.env.TEST_DATABASE_URL === undefined && 'needs TEST_DATABASE_URL: SQLite belongs to one instance';

describe('two instances on one database', { skip }, () => {
  let directory = '';
  let database: TestDatabase;
  let mailbox: Mailbox;
  let instances: TestService[] = [];
  before(async () => {
    directory = await dataDirectory();
    database = await createTestDatabase(directory);
    mailbox = await startMailbox(join(directory, 'mails'));
    const env = {
      DATABASE_URL: database.url ?? '',
      SECRET: 'x'.repeat(32),
      SMTP_URL: `smtp://127.0.0.1:${mailbox.smtpPort}`,
    };
    for (let i = 0; i < 2; i += 1) instances = [...instances, await startTestService({ env, mail: false })];
  });
  after(async () => {
    for (const instance of instances) await instance.stop();
    await mailbox.close();
    await database.drop();
    await rm(directory, { recursive: true, force: true });
  });

  const everywhere = (path: string, body: unknown, headers?: Record<string, string>) =>
    Promise.all(
      Array.from({ length: 5 }, () => instances)
        .flat()
        .map((instance) => openBrowser(instance).post(path, body, headers)),
    );
  const finalInbox = async (email: string) => {
    const left = (): Promise<unknown[]> => database.query('select id from "outgoingMail"');
    await eventually('an empty outbox', async () => ((await left()).length === 0 ? true : undefined));
    return mailbox.peek(email);
  };

  it('carry out a mutation once and give each of its duplicates the same answer', async () => {
    const person = newPerson();
    const answers = await everywhere('/sign-up/email', person, { 'idempotency-key': 'one-key-everywhere' });
    for (const { status, body } of answers) assert.deepEqual([status, body], [200, answers[0]?.body]);
    assert.equal((await finalInbox(person.email)).length, 1);
  });

  it('let one of many clicks spend a link, and one of many links make the account', async () => {
    const person = newPerson();
    await everywhere('/sign-up/email', person);
    const mails = await finalInbox(person.email);
    assert.equal(mails.length, 10);
    const { password } = person;
    const clicks = mails.slice(0, 3).map(({ token }) => everywhere('/email-verification/verify', { token, password }));
    const answers = (await Promise.all(clicks)).flat();
    const refused = answers.filter(({ status }) => status !== 200);
    assert.equal(answers.length - refused.length, 1);
    for (const { body } of refused) assert.match(String(body.code), /^(token_used|already_verified)$/);
  });
});
