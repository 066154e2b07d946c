import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { passwords } from '../../demo/service/passwords.ts';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('a user that Better Auth made before the plugins were there', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  /** With one name, as Better Auth stores it. */
  const insert = async (verified: boolean) => {
    const { email, password } = newPerson();
    const id = email.slice(4, 30);
    const time = "'2026-01-01T00:00:00.000Z'";
    await service.query(
      `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ('${id}', 'Grace Hopper', '${email}', ${verified}, ${time}, ${time})`,
    );
    await service.query(
      `insert into "account" (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
       values ('a${id}', '${id}', 'credential', '${id}', '${await passwords.hash(password)}', ${time}, ${time})`,
    );
    return { id, email, password };
  };

  it('signs in when verified', async () => {
    const { id, email, password } = await insert(true);
    const { body } = await openBrowser(service).post('/sign-in/email', { email, password });
    assert.deepEqual(body, { status: 'terms_due', account: { id, email, firstName: 'Grace Hopper', lastName: '' } });
  });

  it('is mailed a link when not verified, and keeps the password', async () => {
    const { id, email, password } = await insert(false);
    const browser = openBrowser(service);
    const refused = await browser.post('/sign-in/email', { email, password });
    expectProblem(refused, 403, 'email_unverified');
    expectProblem(
      await browser.post('/sign-in/email', { email, password: 'not the password' }),
      401,
      'credentials_invalid',
    );
    await browser.post('/email-verification/send', { email });
    const [{ token }] = await service.inbox(email);
    assert.equal((await browser.post('/email-verification/verify', { token })).status, 200);
    assert.equal(
      (await browser.post('/email-verification/status', { ticket: refused.body.ticket })).body.verified,
      true,
    );
    const { body } = await browser.post('/sign-in/email', { email, password });
    assert.equal((body.account as { id: string }).id, id);
  });

  it('may be registered anew when not verified: the mail’s owner decides the password', async () => {
    const { id, email, password } = await insert(false);
    const browser = openBrowser(service);
    const owner = newPerson({ email, password: 'the one the owner chose' });
    await browser.post('/sign-up/email', owner);
    const [{ token }] = await service.inbox(email);
    await browser.post('/email-verification/verify', { token });
    expectProblem(await browser.post('/sign-in/email', { email, password }), 401, 'credentials_invalid');
    const { body } = await browser.post('/sign-in/email', owner);
    assert.deepEqual(body.account, { id, email, firstName: 'Ada', lastName: 'Lovelace' });
  });

  it('keeps nothing that somebody set up in it before the mail’s owner registered: no second factor, no address that waits', async () => {
    const { id, email } = await insert(false);
    const time = "'2026-01-01T00:00:00.000Z'";
    await service.query(
      `insert into "authenticator" (id, "userId", name, "nameKey", secret, "lastStep", "createdAt")
       values ('t${id}', '${id}', 'Phone', 'phone', 'x', 0, ${time})`,
    );
    await service.query(
      `insert into "emailChange" (id, "userId", email, "createdAt", "expiresAt", "resendAt")
       values ('e${id}', '${id}', 'eve@example.net', ${time}, '2100-01-01T00:00:00.000Z', ${time})`,
    );
    const browser = openBrowser(service);
    const owner = newPerson({ email, password: 'the one the owner chose' });
    await browser.post('/sign-up/email', owner);
    const [{ token }] = await service.inbox(email);
    await browser.post('/email-verification/verify', { token });
    const { body } = await browser.post('/sign-in/email', owner);
    assert.equal((body.account as { id: string } | undefined)?.id, id, JSON.stringify(body));
    assert.deepEqual((await browser.get('/account/email')).body, { pending: null });
    assert.deepEqual((await browser.get('/account/authenticators')).body, { authenticators: [] });
  });
});
