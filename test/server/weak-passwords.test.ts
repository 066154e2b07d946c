import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser, type Answer } from '../support/browser.ts';
import { strongPasswords, weakPasswords } from '../support/passwords.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** Every attack of a kind, and one of each where a path is only to be shown to be the same. */
const all = Object.values(weakPasswords).flat();
const oneOfEach = Object.values(weakPasswords).map(([first]) => first!);

const resetToken = async (service: TestService, email: string): Promise<string> => {
  const before = (await service.finalInbox(email)).length;
  assert.equal((await openBrowser(service).post('/password-reset/request', { email })).status, 200);
  const mail = (await service.inbox(email, { count: before + 1 })).at(-1);
  return mail?.token ?? '';
};

describe('a password that is guessed early', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ env: { RATE_LIMITS: 'off', BRAND_NAME: 'EMS' } })));
  after(() => service.stop());

  const expectRefused = ({ status, body }: Answer, password: string): void => {
    assert.equal(status, 422, password);
    assert.ok(['password_too_weak', 'password_contains_context'].includes(String(body.code)), password);
    assert.equal(body.field, 'password');
    assert.equal(typeof body.reason, body.code === 'password_too_weak' ? 'string' : 'undefined', password);
    assert.ok(!JSON.stringify(body).includes(password), 'what was typed is not sent back');
  };

  it('is refused at sign-up, with a reason', async () => {
    const browser = openBrowser(service);
    for (const password of all.filter((each) => !each.includes('ems.example')))
      expectRefused(
        await browser.post('/sign-up/email', newPerson({ email: 'ada.lovelace@example.org', password })),
        password,
      );
    assert.deepEqual(await service.query('select id from registration'), []);
  });

  it('is refused alike for an address that has an account', async () => {
    const { person } = await settle(service);
    const answers = await Promise.all(
      [person.email, newPerson().email].map((email) =>
        openBrowser(service).post('/sign-up/email', newPerson({ email, password: 'password1234' })),
      ),
    );
    const [known, unknown] = answers.map(({ status, body }) => ({ status, ...body, reference: '' }));
    assert.deepEqual(known, unknown);
  });

  it('is refused at a change, and the old one stays', async () => {
    const { browser, person } = await signIn(service);
    for (const password of oneOfEach) {
      const change = { currentPassword: person.password, password, endOtherSessions: true };
      expectRefused(await browser.post('/account/password', change), password);
    }
    assert.equal((await openBrowser(service).post('/sign-in/email', person)).status, 200);
  });

  it('is refused at a reset, and the link stays good', async () => {
    const { person } = await settle(service);
    const token = await resetToken(service, person.email);
    const browser = openBrowser(service);
    for (const password of oneOfEach)
      expectRefused(await browser.post('/password-reset/confirm', { token, password }), password);
    const password = strongPasswords[1];
    assert.equal((await browser.post('/password-reset/confirm', { token, password })).status, 200);
    assert.equal((await browser.post('/sign-in/email', { ...person, password })).status, 200);
  });

  it('is refused at the click in a mail that chooses another one, and the link stays good', async () => {
    const person = newPerson();
    await openBrowser(service).post('/sign-up/email', person);
    const [{ token }] = await service.inbox(person.email);
    const elsewhere = openBrowser(service);
    for (const newPassword of oneOfEach)
      expectRefused(await elsewhere.post('/email-verification/verify', { token, newPassword }), newPassword);
    const newPassword = strongPasswords[1];
    assert.equal((await elsewhere.post('/email-verification/verify', { token, newPassword })).status, 200);
  });

  it('is looked for wherever a password is hashed', () => {
    const hashing = globSync('src/server/**/*.ts')
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const)
      .filter(([, text]) => text.includes('password.hash('));
    assert.ok(hashing.length > 3);
    // A password that nobody chose stands in for those of unknown addresses.
    for (const [file, text] of hashing.filter(([each]) => each !== 'src/server/account/sign-in.ts'))
      assert.ok(text.includes('await readNewPassword('), file);
  });

  it('is not what people choose who choose well', async () => {
    for (const password of strongPasswords)
      assert.equal((await openBrowser(service).post('/sign-up/email', newPerson({ password }))).status, 200, password);
  });

  it('is one with what the person or the service is called, each by itself, and good for somebody else', async () => {
    const other = await startTestService({ env: { BRAND_NAME: 'Vexolarm' } });
    try {
      const post = (password: string, known: Record<string, unknown> = {}) =>
        openBrowser(other).post('/sign-up/email', newPerson({ password, ...known }));
      const known = { firstName: 'Quelbran', lastName: 'Tramulik', email: 'zyqvorth@pondergrix.example' };
      for (const password of ['Quelbran2026', 'tramulik.2026', 'zyqvorth12345', 'Pondergrix!99']) {
        assert.equal((await post(password, known)).body.code, 'password_contains_context', password);
        assert.equal((await post(password)).status, 200, password);
      }
      assert.equal((await post('Vexolarm2026')).body.code, 'password_contains_context');
    } finally {
      await other.stop();
    }
  });

  it("is one with the service's host, the page's or the interface's", async () => {
    const other = await startTestService({
      env: { SITE_URL: 'https://greenhouse.example', BASE_URL: 'https://orchard.greenhouse.example/api/auth' },
    });
    try {
      const browser = openBrowser({ baseURL: other.baseURL, origin: 'https://greenhouse.example' });
      for (const password of ['greenhouse.12', 'Orchard2026!!', 'GreenhouseOrchard'])
        assert.equal(
          (await browser.post('/sign-up/email', newPerson({ password }))).body.code,
          'password_contains_context',
          password,
        );
    } finally {
      await other.stop();
    }
  });
});
