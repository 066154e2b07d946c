import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser } from '../support/browser.ts';
import { drawAsData, openFormBrowser, type FormBrowser, type Shown } from '../support/form-browser.ts';
import { settle } from '../support/person.ts';
import { secured } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('pages whose forms work without a script', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ drawPage: drawAsData })));
  after(() => service.stop());

  const linkOf = ({ text }: { text: string }): string => /http\S+verify-email\S*/.exec(text)?.[0] ?? '';
  const pathOf = (link: string): string => link.slice(service.origin.length);

  const register = async (browser: FormBrowser, more: Record<string, string> = {}) => {
    const person = newPerson() as ReturnType<typeof newPerson> & Record<string, string>;
    const page = await browser.open('/register');
    return { person, page, answer: await browser.press(page, { ...person, ...more }) };
  };

  const signIn = async (browser: FormBrowser, { email, password }: Record<string, string>, more = {}): Promise<Shown> =>
    browser.press(await browser.open('/sign-in'), { email: email!, password: password!, ...more });

  it('lead from the registration to the account', async () => {
    const browser = openFormBrowser(service);
    const { person, page, answer } = await register(browser);
    assert.equal(page.status, 200);
    assert.deepEqual([answer.status, answer.location], [303, '/verify-email']);
    const waiting = (await browser.open('/verify-email')).view;
    assert.deepEqual([waiting.screen, waiting.email], ['waiting', person.email]);

    const [mail] = await service.inbox(person.email);
    const arrived = await browser.open(pathOf(linkOf(mail)));
    assert.deepEqual([arrived.status, arrived.location], [303, '/verify-email']);
    const click = await browser.open('/verify-email');
    assert.equal(click.view.screen, 'click');
    const verified = await browser.press(click, {});
    assert.deepEqual([verified.status, verified.location], [303, '/sign-in']);

    const form = await browser.open('/sign-in');
    assert.equal(form.view.after, 'verified');
    assert.equal(form.view.form.values.email, person.email);
    const signedIn = await browser.press(form, { email: person.email, password: person.password });
    assert.deepEqual([signedIn.status, signedIn.location], [303, '/terms']);

    const terms = await browser.open('/terms');
    assert.equal(terms.view.terms?.documents.length, 2);
    const unticked = await browser.press(terms, {});
    assert.deepEqual([unticked.status, unticked.view.form.errors], [422, { accept: { code: 'consent_required' } }]);
    const accepted = await browser.press(terms, { accept: terms.view.terms.version });
    assert.deepEqual([accepted.status, accepted.location], [303, '/account']);
    assert.equal((await browser.open('/terms')).location, '/account');

    assert.equal((await browser.open('/sign-out')).location, '/account');
    const out = { view: { form: { action: '/sign-out', hidden: {} } } } as unknown as Shown;
    const signedOut = await browser.press(out, {});
    assert.deepEqual([signedOut.status, signedOut.location], [303, '/sign-in']);
    assert.equal((await browser.open('/terms')).location, '/sign-in');
  });

  it('say at each field what is wrong, and keep what was typed but the password', async () => {
    const browser = openFormBrowser(service);
    const { page, answer } = await register(browser, {
      firstName: '',
      email: 'ada@',
      password: 'qwe7',
      newsletter: 'yes',
    });
    assert.equal(answer.status, 422);
    assert.deepEqual(Object.keys(answer.view.form.errors), ['firstName', 'email', 'password']);
    assert.deepEqual(answer.view.form.values, { firstName: '', lastName: 'Lovelace', email: 'ada@' });
    assert.equal(answer.view.form.errors.password?.missing, 8);
    assert.deepEqual(answer.view.policy, { password: { minLength: 12, maxLength: 256 } });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(page.headers.get('cache-control'), 'private, no-cache');
    assert.deepEqual(answer.view.extra, { newsletter: 'yes' });
    assert.ok(!answer.text.includes('qwe7'));
  });

  it('sign in with the same words for every wrong password and every address', async () => {
    const { person } = await settle(service);
    const browser = openFormBrowser(service);
    const wrong = await signIn(browser, { ...person, password: 'not the password at all' });
    const nobody = await signIn(browser, { ...person, email: newPerson().email });
    for (const { status, view } of [wrong, nobody]) {
      assert.equal(status, 401);
      assert.equal(view.form.problem?.code, 'credentials_invalid');
    }
    const empty = await signIn(browser, { email: '', password: '' });
    assert.deepEqual(empty.view.form.errors, { email: { code: 'required' }, password: { code: 'required' } });
  });

  it('say of a field that was left empty that it is missing, and of another one what is wrong', async () => {
    const browser = openFormBrowser(service);
    const form = await browser.open('/register');
    const typed = { firstName: ' ', lastName: 'x'.repeat(200), email: '', password: '' };
    assert.deepEqual((await browser.press(form, typed)).view.form.errors, {
      firstName: { code: 'required' },
      lastName: { code: 'name_invalid' },
      email: { code: 'required' },
      password: { code: 'required' },
    });
    const forgot = await browser.open('/forgot-password');
    assert.deepEqual((await browser.press(forgot, { email: '' })).view.form.errors, { email: { code: 'required' } });
  });

  it('set the cookies that the interface sets', async () => {
    const { person } = await settle(service);
    const native = await signIn(openFormBrowser(service), person, { stay: 'on' });
    const called = await openBrowser(service).post('/sign-in/email', { ...person, staySignedIn: true });
    const kinds = ({ headers }: { headers: Headers }): string[] =>
      headers
        .getSetCookie()
        .map((cookie) => cookie.replace(/=[^;]*/, '=…'))
        .filter((cookie) => !cookie.startsWith('ems.page='))
        .sort();
    assert.deepEqual(kinds(native), kinds(called));
    const once = await signIn(openFormBrowser(service), person);
    assert.ok(once.headers.getSetCookie().some((cookie) => /session_token=[^;]+(?!.*max-age)/i.test(cookie)));
  });

  it('ask for the second factor', async () => {
    const { person, phone } = await secured(service);
    const browser = openFormBrowser(service);
    const asked = await signIn(browser, person);
    assert.deepEqual([asked.status, asked.view.screen], [200, 'secondFactor']);
    const wrong = await browser.press(asked, { code: '000000' });
    assert.deepEqual([wrong.status, wrong.view.screen], [422, 'secondFactor']);
    assert.equal(wrong.view.form.errors.code?.code ?? wrong.view.form.problem?.code, 'code_invalid');
    const right = await browser.press(wrong, { code: await phone.nextCode() });
    assert.deepEqual([right.status, right.location], [303, '/terms']);
  });

  it('lead who has not opened the email to the waiting page', async () => {
    const { person } = await register(openFormBrowser(service));
    const browser = openFormBrowser(service);
    const answer = await signIn(browser, person);
    assert.deepEqual([answer.status, answer.location], [303, '/verify-email']);
    assert.equal((await browser.open('/verify-email')).view.email, person.email);
  });

  it('ask in another browser whose account it is', async () => {
    const { person } = await register(openFormBrowser(service));
    const [mail] = await service.inbox(person.email);
    const browser = openFormBrowser(service);
    await browser.open(pathOf(linkOf(mail)));
    const asked = await browser.press(await browser.open('/verify-email'), {});
    assert.deepEqual([asked.status, asked.view.screen, asked.view.account], [403, 'proof', person.email]);
    const wrong = await browser.press(asked, { password: 'not the password at all' });
    assert.deepEqual([wrong.status, wrong.view.form.errors.password?.code], [422, 'password_incorrect']);
    const weak = await browser.press(asked, { newPassword: 'short' });
    assert.deepEqual([weak.status, weak.view.form.errors.newPassword?.code], [422, 'password_too_short']);
    const right = await browser.press(asked, { password: person.password });
    assert.deepEqual([right.status, right.location], [303, '/sign-in']);
  });

  it('say why a link no longer works, and send another one', async () => {
    const browser = openFormBrowser(service);
    const { person } = await register(browser);
    const [mail] = await service.inbox(person.email);
    const link = pathOf(linkOf(mail));
    service.advance(24 * 3600 + 1);
    await browser.open(link);
    const expired = await browser.press(await browser.open('/verify-email'), {});
    assert.deepEqual([expired.status, expired.view.form.problem?.code], [410, 'token_expired']);
    const sent = await browser.press(expired, { email: person.email });
    assert.deepEqual([sent.status, sent.location], [303, '/verify-email']);
    const [, second] = await service.inbox(person.email, { count: 2 });
    await browser.open(pathOf(linkOf(second!)));
    const click = await browser.open('/verify-email');
    assert.equal((await browser.press(click, {})).status, 303);
    service.advance(11);
    await browser.open(pathOf(linkOf(second!)));
    const used = await browser.press(await browser.open('/verify-email'), {});
    assert.deepEqual([used.status, used.view.form.problem?.code], [410, 'token_used']);
  });

  it('go on from the waiting page once the link was opened elsewhere', async () => {
    const browser = openFormBrowser(service);
    const { person } = await register(browser);
    const [mail] = await service.inbox(person.email);
    assert.equal((await browser.open('/verify-email')).view.screen, 'waiting');
    const other = openBrowser(service);
    await other.post('/email-verification/verify', { token: mail.token, password: person.password });
    const gone = await browser.open('/verify-email');
    assert.deepEqual([gone.status, gone.location], [303, '/sign-in']);
  });

  it('go on however the address was typed', async () => {
    const browser = openFormBrowser(service);
    const { email } = newPerson();
    const { person } = await register(browser, { email: email.toUpperCase() });
    const [mail] = await service.inbox(email);
    const other = openBrowser(service);
    await other.post('/email-verification/verify', { token: mail.token, password: person.password });
    assert.equal((await browser.open('/verify-email')).location, '/sign-in');
  });

  it('look again when the person asks, say so when nothing is new, and that another email was sent', async () => {
    const browser = openFormBrowser(service);
    const { person } = await register(browser);
    const waiting = await browser.open('/verify-email');
    const asked = await browser.press(waiting, { check: 'yes' });
    assert.deepEqual([asked.status, asked.view.screen, asked.view.email], [200, 'waiting', person.email]);
    assert.equal(asked.view.form.values.check, 'yes');
    service.advance(61);
    const sent = await browser.press(waiting, { email: person.email });
    assert.deepEqual([sent.status, sent.location], [303, '/verify-email']);
    assert.equal((await browser.open('/verify-email')).view.after, 'resent');
    assert.equal((await browser.open('/verify-email')).view.after, undefined);
    const [, mail] = await service.inbox(person.email, { count: 2 });
    const { token } = { token: /token=([\w-]+)/.exec(mail!.text)?.[1] };
    await openBrowser(service).post('/email-verification/verify', { token, password: person.password });
    const gone = await browser.press(waiting, { check: 'yes' });
    assert.deepEqual([gone.status, gone.location], [303, '/sign-in']);
  });

  it('say nothing of an address to whoever didn’t register it here, however often they ask', async () => {
    const { person } = await settle(service);
    const browser = openFormBrowser(service);
    const answer = await browser.press(await browser.open('/verify-email'), { check: 'yes', email: person.email });
    assert.deepEqual([answer.status, answer.view.screen, answer.view.email], [200, 'waiting', undefined]);
  });

  it('choose another password by a mailed link', async () => {
    const { person } = await settle(service);
    const browser = openFormBrowser(service);
    const sent = await browser.press(await browser.open('/forgot-password'), { email: person.email });
    assert.deepEqual([sent.status, sent.view.screen], [200, 'sent']);
    const [, mail] = await service.inbox(person.email, { count: 2 });
    const link = /http\S+reset-password\S*/.exec(mail!.text)?.[0] ?? '';
    const arrived = await browser.open(pathOf(link));
    assert.equal(arrived.location, '/reset-password');
    const form = await browser.open('/reset-password');
    assert.deepEqual([form.status, form.view.screen, form.view.account], [200, 'form', person.email]);
    const short = await browser.press(form, { password: 'short' });
    assert.deepEqual([short.status, short.view.form.errors.password?.code], [422, 'password_too_short']);
    assert.equal(short.view.account, person.email);
    const done = await browser.press(form, { password: 'four other quite long words' });
    assert.deepEqual([done.status, done.location], [303, '/sign-in']);
    assert.equal((await browser.open('/reset-password')).view.screen, 'deadLink');
    // Told before another password is typed.
    await browser.open(pathOf(link));
    const { status, view } = await browser.open('/reset-password');
    assert.deepEqual(
      [status, view.screen, view.form.problem?.code, view.account],
      [200, 'deadLink', 'token_used', undefined],
    );
    assert.equal((await signIn(browser, { ...person, password: 'four other quite long words' })).status, 303);
  });

  it('accept the terms for the account that the page was drawn for, and for no other', async () => {
    const [{ person: one }, { person: other }] = [await settle(service), await settle(service)];
    const browser = openFormBrowser(service);
    await signIn(browser, one);
    const terms = await browser.open('/terms');
    // In another tab.
    await signIn(browser, other);
    const stale = await browser.press(terms, { accept: terms.view.terms!.version });
    assert.deepEqual([stale.status, stale.view.screen, stale.view.form.problem?.code], [409, 'form', 'conflict']);
    assert.equal((await browser.open('/terms')).view.terms?.accepted, null);
    // The page that says so is of the one who is signed in.
    const accepted = await browser.press(stale, { accept: terms.view.terms!.version });
    assert.deepEqual([accepted.status, accepted.location], [303, '/account']);
  });

  it('sign out whoever is signed in, also from a page of somebody before: whoever presses it wants nobody to be', async () => {
    const [{ person: one }, { person: other }] = [await settle(service), await settle(service)];
    const browser = openFormBrowser(service);
    await signIn(browser, one);
    await signIn(browser, other);
    const out = { view: { form: { action: '/sign-out', hidden: {} } } } as unknown as Shown;
    assert.equal((await browser.press(out, {})).location, '/sign-in');
    assert.equal((await browser.open('/terms')).location, '/sign-in');
  });

  it('send who is not signed in from the terms to the sign-in', async () => {
    const { status, location } = await openFormBrowser(service).open('/terms');
    assert.deepEqual([status, location], [303, '/sign-in']);
  });
});
