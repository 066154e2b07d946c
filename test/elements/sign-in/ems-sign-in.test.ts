import '../../../src/define/ems-sign-in.ts';
import { createMemoryClient, memoryPerson } from '../../../src/client/memory/index.ts';
import type { EmsSignIn } from '../../../src/elements/sign-in/ems-sign-in.ts';
import {
  alertText,
  button,
  errorOf,
  expect,
  fixture,
  hasButton,
  html,
  input,
  record,
  setSilently,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const { email, password } = memoryPerson;

const draw = async (client = createMemoryClient()) => {
  const element = await fixture<EmsSignIn>(html`<ems-sign-in .client=${client}></ems-sign-in>`);
  await settled(element);
  return { client, element, submit: () => button(element, 'Sign in').click() };
};

describe('ems-sign-in', () => {
  it('signs in and says what the account still owes', async () => {
    const { client, element, submit } = await draw();
    client.world.addAccount(memoryPerson);
    const heard = record(element, 'ems-signed-in');
    setSilently(element, { email, password });
    submit();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.have.nested.property('account.email', email);
    expect(heard[0]!.detail).to.have.property('status', 'terms_due');
    await waitUntil(() => hasButton(element, 'Continue'));
  });

  it('lets the browser keep the session only where the person says so', async () => {
    for (const [ticked, wanted] of [
      [false, false],
      [true, true],
    ]) {
      const { client, element, submit } = await draw();
      client.world.addAccount(memoryPerson);
      const asked: unknown[] = [];
      const { signIn } = client.session;
      client.session.signIn = (credentials, options) => {
        asked.push(credentials.staySignedIn);
        return signIn(credentials, options);
      };
      const box = input(element, 'stay');
      expect(box.checked, 'never ticked beforehand').to.equal(false);
      if (ticked) box.click();
      setSilently(element, { email, password });
      submit();
      await waitUntil(() => asked.length);
      expect(asked).to.deep.equal([wanted]);
    }
  });

  it('asks nothing of a service that heeds no answer', async () => {
    const client = createMemoryClient();
    const { remembers: _, ...session } = client.session;
    const { element } = await draw({ ...client, session });
    expect(element.querySelector('[name=stay]')).to.equal(null);
  });

  it('never says which part was wrong', async () => {
    const { client, element, submit } = await draw();
    client.world.addAccount(memoryPerson);
    const said: (string | undefined)[] = [];
    for (const entered of [
      { email, password: 'not the password' },
      { email: 'nobody@example.org', password },
    ]) {
      type(element, entered);
      submit();
      await settled(element);
      await waitUntil(() => alertText(element));
      said.push(alertText(element));
      expect(input(element, 'email').value, 'kept').to.equal(entered.email);
      expect(input(element, 'password').value, 'kept').to.equal(entered.password);
      expect(errorOf(element, 'email') ?? errorOf(element, 'password')).to.equal(undefined);
    }
    expect(said[0]).to.equal('Incorrect email address or password.');
    expect(said[1]).to.equal(said[0]);
  });

  it('does not judge an existing password by the policy for new ones', async () => {
    const { client, element, submit } = await draw();
    let asked = '';
    element.client = {
      ...client,
      session: {
        ...client.session,
        signIn: async (entered) => (
          (asked = entered.password),
          { ok: false, problem: { code: 'credentials_invalid' } }
        ),
      },
    };
    type(element, { email, password: 'short' });
    submit();
    await waitUntil(() => asked === 'short');
  });

  it('leads someone whose address is not verified to the waiting screen, and back', async () => {
    const { client, element, submit } = await draw();
    client.world.addAccount(memoryPerson, { verified: false });
    const heard = record(element, 'ems-verification-required');
    type(element, { email, password });
    submit();
    await waitUntil(() => element.querySelector('ems-verify-email'));
    expect(heard[0]!.detail).to.deep.equal({ email });
    await waitUntil(() => hasButton(element, 'Change it'));
    button(element, 'Change it').click();
    await waitUntil(() => document.activeElement === input(element, 'email'));
    expect(input(element, 'password').value).to.equal(password);
  });

  it('shows a live session and signs it out for another account', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'active' }));
    await waitUntil(() => element.textContent?.includes(email));
    expect(element.shadowRoot!.querySelector('h2')!.textContent).to.equal('You’re signed in');
    button(element, 'Use another account').click();
    await waitUntil(() => input(element, 'email').checkVisibility());
    const state = await client.session.current();
    expect(state).to.deep.equal({ ok: true, value: { status: 'anonymous' } });
  });

  it('leads the focus on with another account, from the button that goes', async () => {
    const { element } = await draw(createMemoryClient({ scenario: 'active' }));
    await waitUntil(() => hasButton(element, 'Use another account'));
    button(element, 'Use another account').focus();
    button(element, 'Use another account').click();
    await waitUntil(() => input(element, 'email').checkVisibility());
    await waitUntil(() => element.shadowRoot!.activeElement?.textContent === 'Sign in', 'the heading');
  });

  it('says why a session could not be ended, and stays', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'active' }));
    await waitUntil(() => hasButton(element, 'Use another account'));
    client.network.problems['session.signOut'] = { code: 'unreachable', once: true };
    button(element, 'Use another account').click();
    await waitUntil(() => document.activeElement === element.querySelector('[role=alert]'));
    button(element, 'Use another account').click();
    await waitUntil(() => input(element, 'email').checkVisibility());
  });

  it('notices that another tab signed in', async () => {
    const { client, element } = await draw();
    client.world.addAccount(memoryPerson);
    await client.openTab().session.signIn({ email, password });
    await waitUntil(() => hasButton(element, 'Continue'));
  });

  it('asks for both fields', async () => {
    const { element, submit } = await draw();
    submit();
    await settled(element);
    expect(errorOf(element, 'email')).to.be.a('string');
    expect(errorOf(element, 'password')).to.be.a('string');
    expect(document.activeElement).to.equal(input(element, 'email'));
  });

  it('shows the links that the page gives', async () => {
    const element = await fixture<EmsSignIn>(
      html`<ems-sign-in .client=${createMemoryClient()} forgot-password-href="/forgot" register-href="/register"></ems-sign-in>`,
    );
    expect([...element.querySelectorAll('a')].map((link) => link.getAttribute('href'))).to.deep.equal([
      '/forgot',
      '/register',
    ]);
  });
});
