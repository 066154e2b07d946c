import '../../../src/define/ems-reset-password.ts';
import { failure, success, type Outcome } from '../../../src/client/outcome.ts';
import { createMemoryClient, createMemoryWorld, memoryPerson } from '../../../src/client/memory/index.ts';
import type { EmsResetPassword } from '../../../src/elements/reset-password/ems-reset-password.ts';
import {
  alertText,
  button,
  errorOf,
  expect,
  fixture,
  html,
  input,
  record,
  setSilently,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const { email } = memoryPerson;
const chosen = 'a whole new sentence';
const heading = (element: EmsResetPassword) => element.shadowRoot!.querySelector('h2')!.textContent?.trim();

const mail = async (world = createMemoryWorld()) => {
  const client = createMemoryClient({ world });
  world.addAccount(memoryPerson);
  await client.passwordReset.request({ email });
  return { client, token: world.inbox(email)[0]!.token! };
};

const draw = async (client: Awaited<ReturnType<typeof mail>>['client'], token: string) => {
  const element = await fixture<EmsResetPassword>(
    html`<ems-reset-password .client=${client} .token=${token} sign-in-href="/sign-in" forgot-password-href="/forgot"></ems-reset-password>`,
  );
  await settled(element);
  return element;
};

const hrefs = (element: Element) => [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));

describe('ems-reset-password', () => {
  it('sets the new password, and leads to the sign-in', async () => {
    const { client, token } = await mail();
    const element = await draw(client, token);
    const heard = record(element, 'ems-password-reset');
    setSilently(element, { password: chosen });
    button(element, 'Set new password').focus();
    button(element, 'Set new password').click();
    await waitUntil(() => heading(element) === 'Your password has been changed');
    expect(heard).to.have.length(1);
    expect(hrefs(element)).to.deep.equal(['/sign-in']);
    expect(element.shadowRoot!.activeElement).to.equal(element.shadowRoot!.querySelector('h2'));
    expect(await client.session.current(), 'signs nobody in').to.deep.equal({
      ok: true,
      value: { status: 'anonymous' },
    });
    expect((await client.session.signIn({ email, password: chosen })).ok).to.equal(true);
  });

  it('keeps to the policy of the service, and leaves the link good for another password', async () => {
    const { client, token } = await mail(
      createMemoryWorld({ policy: { password: { minLength: 15, maxLength: 128 } } }),
    );
    const element = await draw(client, token);
    expect(element.textContent).to.contain('At least 15 characters');
    type(element, { password: 'short' });
    button(element, 'Set new password').click();
    await waitUntil(() => errorOf(element, 'password')?.includes('at least 15'));
    client.network.problems['passwordReset.confirm'] = { code: 'password_compromised', field: 'password', once: true };
    type(element, { password: chosen });
    button(element, 'Set new password').click();
    await waitUntil(() => errorOf(element, 'password')?.includes('data breach'));
    expect(input(element, 'password').value, 'kept').to.equal(chosen);
    button(element, 'Set new password').click();
    await waitUntil(() => heading(element) === 'Your password has been changed');
  });

  it('names the account before a password is typed, to people and to password managers, and spends nothing', async () => {
    const { client, token } = await mail();
    const element = await draw(client, token);
    const line = element.querySelector('[role="status"]')!;
    const before = input(element, 'password').getBoundingClientRect().top;
    await waitUntil(() => line.textContent?.trim() === `This will be the password for ${email}`);
    expect(input(element, 'password').getBoundingClientRect().top, 'nothing moves').to.equal(before);
    const username = input(element, 'username');
    expect([username.value, username.autocomplete, username.readOnly]).to.deep.equal([email, 'username', true]);
    expect(username.form).to.equal(input(element, 'password').form);
    type(element, { password: chosen });
    button(element, 'Set new password').click();
    await waitUntil(() => heading(element) === 'Your password has been changed');
    expect(element.textContent).not.to.contain(email);
  });

  it('names the other account when another link is opened in the same tab', async () => {
    const { client, token } = await mail();
    const other = { ...memoryPerson, email: 'grace@example.org' };
    client.world.addAccount(other);
    await client.passwordReset.request(other);
    const element = await draw(client, token);
    await waitUntil(() => element.textContent?.includes(email));
    element.token = client.world.inbox(other.email)[0]!.token!;
    await settled(element);
    expect(element.textContent, 'the former one').not.to.contain(email);
    await waitUntil(() => element.textContent?.includes(other.email));
    expect(input(element, 'username').value).to.equal(other.email);
  });

  it('goes on without a name where the client can’t tell', async () => {
    const { client, token } = await mail();
    const asked: (string | undefined)[] = [];
    const { confirm } = client.passwordReset;
    for (const cannot of [
      () => failure('unexpected_answer'),
      () => failure('offline'),
      () => failure('password_required'),
      () => success(),
    ]) {
      Object.assign(client.passwordReset, {
        confirm: (input: { token: string; password?: string }) => {
          asked.push(input.password);
          return cannot();
        },
      });
      const element = await draw(client, token);
      await waitUntil(() => asked.length && !element.querySelector('p[role="status"]'));
      expect(asked.splice(0)).to.deep.equal([undefined]);
      expect(alertText(element)).to.equal(undefined);
      expect(element.querySelector('[name="username"]')).to.equal(null);
      expect(heading(element)).to.equal('Choose a new password');
    }
    Object.assign(client.passwordReset, { confirm });
    const element = await draw(client, token);
    type(element, { password: chosen });
    button(element, 'Set new password').click();
    await waitUntil(() => heading(element) === 'Your password has been changed');
  });

  it('does not let the question end a form that is being sent', async () => {
    const { client, token } = await mail();
    const { confirm } = client.passwordReset;
    let answer: ((outcome: Outcome) => void) | undefined;
    let send: (() => void) | undefined;
    Object.assign(client.passwordReset, {
      confirm: (input: Parameters<typeof confirm>[0], options: object) =>
        input.password === undefined
          ? new Promise((resolve) => (answer = resolve))
          : new Promise<void>((resolve) => (send = resolve)).then(() => confirm(input, options)),
    });
    const element = await draw(client, token);
    const failed = record(element, 'ems-failed');
    await waitUntil(() => answer);
    type(element, { password: chosen });
    button(element, 'Set new password').click();
    await waitUntil(() => send);
    answer!(failure('token_used'));
    await settled(element);
    expect(heading(element)).to.equal('Choose a new password');
    send!();
    await waitUntil(() => heading(element) === 'Your password has been changed');
    expect(failed).to.deep.equal([]);
  });

  it('has words and a way on for a link that was used, is too old or not one, before a password is typed', async () => {
    const used = await mail();
    await used.client.passwordReset.confirm({ token: used.token, password: 'somebody was quicker' });
    const old = await mail();
    old.client.world.expireToken(old.token);
    const cases = [
      [await draw(used.client, used.token), 'This link has already been used', ['/forgot', '/sign-in']],
      [await draw(old.client, old.token), 'This link has expired', ['/forgot']],
      [await draw(old.client, 'no-such-token'), 'This link doesn’t work', ['/forgot']],
    ] as const;
    for (const [element, title, links] of cases) {
      await waitUntil(() => heading(element) === title, title);
      expect(hrefs(element), title).to.deep.equal(links);
    }
  });

  it('does not work without a token', async () => {
    const { client } = await mail();
    expect(heading(await draw(client, ''))).to.equal('This link doesn’t work');
  });

  it('takes the token out of the address bar', async () => {
    const { client, token } = await mail();
    const before = location.href;
    const url = new URL(before);
    url.searchParams.set('reset', token);
    history.replaceState(null, '', url);
    const element = await fixture<EmsResetPassword>(
      html`<ems-reset-password .client=${client} token-param="reset"></ems-reset-password>`,
    );
    expect(location.href).to.equal(before);
    type(element, { password: chosen });
    button(element, 'Set new password').click();
    await waitUntil(() => heading(element) === 'Your password has been changed');
    history.replaceState(null, '', before);
  });

  it('can be tried again when the connection is gone', async () => {
    const { client, token } = await mail();
    const element = await draw(client, token);
    await waitUntil(() => element.textContent?.includes(email));
    client.network.problems['passwordReset.confirm'] = { code: 'timed_out', once: true };
    type(element, { password: chosen });
    button(element, 'Set new password').click();
    await waitUntil(() => alertText(element)?.includes('safe to try again'));
    button(element, 'Set new password').click();
    await waitUntil(() => heading(element) === 'Your password has been changed');
  });

  it('says so where people sign in on a page of the service, which replaces a forgotten password there', async () => {
    const client = createMemoryClient({ elsewhere: ['session'] });
    const element = await fixture<EmsResetPassword>(
      html`<ems-reset-password .client=${client} token="from-the-mail"></ems-reset-password>`,
    );
    type(element, { password: chosen });
    button(element, 'Set new password').click();
    await waitUntil(() => alertText(element) === 'This isn’t available here.');
    expect(input(element, 'password').value, 'kept').to.equal(chosen);
  });
});
