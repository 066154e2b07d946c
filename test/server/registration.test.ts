import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { settle, signIn } from '../support/person.ts';
import { passwordOf } from '../../src/testing/steps.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('what a person may type', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const refused = async (more: Record<string, unknown>, code: Parameters<typeof expectProblem>[2], field: string) => {
    const answer = await openBrowser(service).post('/sign-up/email', newPerson(more));
    expectProblem(answer, 422, code);
    assert.equal(answer.body.field, field);
  };
  const nameAfterSignIn = async (more: Record<string, unknown>) => {
    const { browser, person } = await settle(service, more);
    return (await browser.post('/sign-in/email', person)).body.account;
  };

  it('a name is anything but nothing', async () => {
    for (const name of ['', '   ', '\u00a0\u2003', '\u200b', '\u3164', 'a\ud800', '\u0000', 'x'.repeat(101)]) {
      await refused({ firstName: name }, 'name_invalid', 'firstName');
      await refused({ lastName: name }, 'name_invalid', 'lastName');
    }
    await refused({ firstName: undefined }, 'name_invalid', 'firstName');
  });

  it('a name keeps its script and its emoji, without the spaces around it', async () => {
    const names = [
      ['  مريم ', 'مريم'],
      ['👩🏽‍🚀', '👩🏽‍🚀'],
      ['O’Neill-Müller', 'O’Neill-Müller'],
      ['е́', 'е́'],
      ['Ada\r\nBcc: x@example.org', 'Ada Bcc: x@example.org'],
      ['\u202eAda\u200b', 'Ada'],
    ] as const;
    for (const [typed, kept] of names) {
      const account = (await nameAfterSignIn({ firstName: typed, lastName: typed })) as {
        firstName: string;
        lastName: string;
      };
      assert.deepEqual([account.firstName, account.lastName], [kept, kept]);
    }
  });

  it('markup in a name is text in a mail to the account and in the answer', async () => {
    const firstName = '<img src=x onerror=alert(1)>"&\'';
    const { browser, person } = await settle(service, { firstName });
    await browser.post('/sign-up/email', person);
    const mail = (await service.inbox(person.email, { count: 2 })).at(-1)!;
    assert.equal(mail.subject, 'You already have an account');
    assert.ok(mail.text.includes(firstName));
    assert.ok(!mail.html.includes('<img'));
    assert.ok(mail.html.includes('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;&#39;'));
    const { body } = await browser.post('/sign-in/email', person);
    assert.equal((body.account as { firstName: string }).firstName, firstName);
  });

  it('no word of a stranger is in a mail to an address that nobody has confirmed', async () => {
    const words = [
      'Ann',
      'Ann. Your account is blocked! Call +1 900 555 0100 now',
      'evil。test/win',
      'evil[.]test',
      'tel:+1900',
      'e\u200bvil.test',
      'Win at https://evil.example',
    ];
    const { browser } = await signIn(service);
    for (const name of words) {
      const { person } = await settle(service, { firstName: name, lastName: name, extra: { note: name } });
      const mails = await service.inbox(person.email);
      const { email } = newPerson();
      assert.equal((await browser.post('/account/profile', { firstName: name, lastName: name })).status, 200);
      assert.equal((await browser.post('/account/email', { email })).status, 200);
      for (const mail of [...mails, ...(await service.inbox(email))]) {
        assert.ok(!`${mail.subject} ${mail.text} ${mail.html}`.includes(name), name);
        assert.match(mail.text, /^Hello,$/m);
      }
    }
  });

  it('an address has to be one', async () => {
    for (const email of [
      '',
      'ada',
      'ada@',
      '@example.org',
      'ada@localhost',
      'a b@example.org',
      'ada@example.org\r\nBcc: x@example.org',
      `${'x'.repeat(65)}@example.org`,
      'ada@example.org,eve@example.org',
    ]) {
      await refused({ email }, 'email_invalid', 'email');
    }
  });

  it('an address is the same in capitals and with spaces around it', async () => {
    const { browser, person } = await settle(service);
    const answer = await browser.post('/sign-up/email', { ...person, email: `  ${person.email.toUpperCase()} ` });
    // A mailbox may have a case of its own, a domain has none.
    assert.equal(
      answer.body.email,
      person.email.toUpperCase().replace(/@.*/, (domain) => domain.toLowerCase()),
    );
    assert.equal((await service.inbox(person.email, { count: 2 }))[1]?.subject, 'You already have an account');
    assert.equal(
      (await browser.post('/sign-in/email', { ...person, email: ` ${person.email.toUpperCase()}` })).status,
      200,
    );
  });

  it('a password has 12 to 256 characters, of any kind', async () => {
    for (const password of ['', 'eleven char', '👍🏽'.repeat(5)])
      await refused({ password }, 'password_too_short', 'password');
    for (const password of ['x'.repeat(257), 'x'.repeat(5000), '👍'.repeat(257)])
      await refused({ password }, 'password_too_long', 'password');
    for (const password of [
      passwordOf(12, ' '),
      passwordOf(256, '👍'),
      passwordOf(256),
      '  spaces stay here  ',
      'a"\\\u0007{}<b>\'--; drop',
    ]) {
      const { browser, person } = await settle(service, { password });
      assert.equal((await browser.post('/sign-in/email', person)).status, 200);
    }
  });

  it('a password counts whole: no character of it is ignored', async () => {
    const start = passwordOf(255);
    const { browser, person } = await settle(service, { password: `${start}a` });
    expectProblem(
      await browser.post('/sign-in/email', { ...person, password: `${start}b` }),
      401,
      'credentials_invalid',
    );
    expectProblem(await browser.post('/sign-in/email', { ...person, password: start }), 401, 'credentials_invalid');
    expectProblem(
      await browser.post('/sign-in/email', { ...person, password: 'x'.repeat(5000) }),
      401,
      'credentials_invalid',
    );
    expectProblem(await browser.post('/sign-in/email', { ...person, password: '' }), 401, 'credentials_invalid');
  });

  it('a password is the same composed and decomposed, as another keyboard types it', async () => {
    const { browser, person } = await settle(service, { password: 'Grüße aus Köln'.normalize('NFC') });
    assert.equal(
      (await browser.post('/sign-in/email', { ...person, password: person.password.normalize('NFD') })).status,
      200,
    );
  });

  it('all fields with a problem are named at once', async () => {
    const { body } = await openBrowser(service).post('/sign-up/email', {
      firstName: ' ',
      lastName: 'x',
      email: 'x',
      password: 'x',
    });
    assert.deepEqual(body.errors, [
      { field: 'firstName', code: 'name_invalid' },
      { field: 'email', code: 'email_invalid' },
      { field: 'password', code: 'password_too_short' },
    ]);
  });

  it('the host page’s own fields are kept with the account', async () => {
    const { person } = await settle(service, { extra: { company: 'Ümlaut & Söhne', interests: ['a', 'b'] } });
    const [user] = await service.query(`select extra from "user" where email = '${person.email}'`);
    assert.deepEqual(JSON.parse(String(user?.extra)), { company: 'Ümlaut & Söhne', interests: ['a', 'b'] });
  });
});
