import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser, password } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('a link that was mailed to an address of the account', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('is of no use to the former one, also where it is written while the address changes', async () => {
    const { browser, person } = await signIn(service);
    const { email } = newPerson();
    await browser.post('/account/email', { email });
    const [{ token }] = await service.inbox(email);
    const stranger = openBrowser(service);
    for (const path of ['/password-reset/request', '/sign-in/device-link'])
      assert.equal((await stranger.post(path, { email: person.email })).status, 200);
    const links = (await service.finalInbox(person.email)).flatMap((mail) =>
      [/reset-password#token=([\w-]+)/, /#device=([\w-]+)/].map((link) => link.exec(mail.text)?.[1]),
    );
    const [reset, deviceToken] = links.filter((each) => each !== undefined);
    assert.ok(reset !== undefined && deviceToken !== undefined);
    // As where the transaction that writes them is the slower one.
    const open = `"usedAt" is null and "purpose" like`;
    await service.query(`update "accountLink" set "purpose" = "purpose" || ' late' where ${open} '%t' or ${open} '%e'`);
    assert.equal((await browser.post('/account/email/confirm', { token })).status, 200);
    await service.query(`update "accountLink" set "purpose" = replace("purpose", ' late', '')`);
    const next = 'a completely new password';
    expectProblem(
      await stranger.post('/password-reset/confirm', { token: reset, password: next }),
      404,
      'token_invalid',
    );
    // Nor does it say where the account has gone.
    const opened = await stranger.post('/password-reset/confirm', { token: reset });
    expectProblem(opened, 404, 'token_invalid');
    assert.doesNotMatch(JSON.stringify(opened.body), /@/);
    // Of no use for making a device known.
    await stranger.post('/sign-in/email', { email, password: 'not the password', deviceToken });
    assert.ok(![...stranger.cookies.keys()].some((name) => name.endsWith('device')));
    assert.equal((await browser.post('/sign-in/email', { email, password })).status, 200);
  });
});
