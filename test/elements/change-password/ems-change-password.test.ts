import '../../../src/define/ems-change-password.ts';
import { success } from '../../../src/client/outcome.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryAuthenticator,
  memoryPerson,
  type MemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsChangePassword } from '../../../src/elements/change-password/ems-change-password.ts';
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

const chosen = 'a whole new sentence';
const { email, password } = memoryPerson;

const draw = async (client: MemoryClient = createMemoryClient({ scenario: 'active' })) => {
  const element = await fixture<EmsChangePassword>(
    html`<ems-change-password .client=${client} sign-in-href="/sign-in"></ems-change-password>`,
  );
  await settled(element);
  return { client, element, submit: () => button(element, 'Update password').click() };
};

const signsIn = async ({ world }: MemoryClient, secret: string) =>
  (await createMemoryClient({ world }).session.signIn({ email, password: secret })).ok;

describe('ems-change-password', () => {
  it('says when the password was last changed, and nothing where the service does not know', async () => {
    const world = createMemoryWorld({ now: () => Date.UTC(2026, 2, 14, 12) });
    const client = createMemoryClient({ scenario: 'active', world });
    const { element, submit } = await draw(client);
    await waitUntil(() => element.textContent?.includes('Last changed on March 14, 2026'));
    world.advance(86_400);
    type(element, { currentPassword: password, password: chosen });
    await client.reauthentication.reauthenticate({ password });
    submit();
    await waitUntil(() => element.textContent?.includes('Last changed on March 15, 2026'));
    const silent = createMemoryClient({ scenario: 'active' });
    silent.password.status = () => Promise.resolve(success({ changedAt: null }));
    const { element: other } = await draw(silent);
    expect(other.textContent).not.to.contain('Last changed');
  });

  it('changes the password and ends the other sessions, which is on by default', async () => {
    const { client, element, submit } = await draw(createMemoryClient({ scenario: 'several-sessions' }));
    const heard = record(element, 'ems-password-changed');
    setSilently(element, { currentPassword: password, password: chosen });
    submit();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ endedOtherSessions: true });
    await waitUntil(() => element.textContent?.includes('signed out of your other sessions'));
    expect(input(element, 'password').value, 'leaves the page').to.equal('');
    expect(await signsIn(client, chosen)).to.equal(true);
    expect(await signsIn(client, password)).to.equal(false);
  });

  it('leaves the other sessions where the person says so', async () => {
    const { client, element, submit } = await draw(createMemoryClient({ scenario: 'several-sessions' }));
    input(element, 'endOtherSessions').click();
    type(element, { currentPassword: password, password: chosen });
    submit();
    await waitUntil(() => element.textContent?.includes('Your password has been changed.'));
    const sessions = await client.sessions.list();
    expect(sessions.ok && sessions.value).to.have.length(4);
  });

  it('says no more that it is changed once a person goes on elsewhere on the page', async () => {
    const { element, submit } = await draw();
    const next = await fixture<HTMLElement>(html`<button type="button">Get new codes</button>`);
    type(element, { currentPassword: password, password: chosen });
    submit();
    const status = () => element.querySelector('[role="status"].ems-success');
    await waitUntil(status, 'changed');
    button(element, 'Show password').click();
    await element.updateComplete;
    expect(status()).not.to.equal(null);
    next.click();
    await waitUntil(() => !status(), 'gone');
  });

  it('tells password managers whose password it is, also after a change', async () => {
    const { element, submit } = await draw();
    const username = () => input(element, 'username').value;
    expect(username()).to.equal(email);
    type(element, { currentPassword: password, password: chosen });
    submit();
    await waitUntil(() => element.textContent?.includes('Your password has been changed'));
    expect(username()).to.equal(email);
    expect(document.documentElement.scrollWidth, 'hidden without making the page wider').to.be.at.most(
      window.innerWidth,
    );
  });

  it('asks for the present password, except where the client doesn’t want it', async () => {
    const world = createMemoryWorld({ requiresCurrentPassword: false });
    const { element } = await draw(createMemoryClient({ scenario: 'active', world }));
    expect(element.querySelector('[name="currentPassword"]')).to.equal(null);
    const wanting = await draw();
    type(wanting.element, { password: chosen });
    wanting.submit();
    await waitUntil(() => errorOf(wanting.element, 'currentPassword'));
    type(wanting.element, { currentPassword: 'not the password', password: chosen });
    wanting.submit();
    await waitUntil(() => errorOf(wanting.element, 'currentPassword') === 'That’s not the right password.');
    type(wanting.element, { currentPassword: password });
    wanting.submit();
    await waitUntil(() => wanting.element.textContent?.includes('Your password has been changed'));
  });

  it('needs no dialog in an old session: the present password is the proof', async () => {
    const { element, submit } = await draw(createMemoryClient({ scenario: 'stale' }));
    type(element, { currentPassword: password, password: chosen });
    submit();
    await waitUntil(() => element.textContent?.includes('Your password has been changed'));
    expect(element.querySelector('dialog')).to.equal(null);
  });

  it('asks for the second factor in a dialog, and goes on with what was typed', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    client.world.advance(3600);
    const { element, submit } = await draw(client);
    type(element, { currentPassword: password, password: chosen });
    submit();
    await waitUntil(() => element.querySelector('dialog[open]'));
    const dialog = element.querySelector('dialog')!;
    setSilently(dialog, {
      currentPassword: password,
      code: await client.world.totp(memoryAuthenticator.secret),
    });
    button(dialog, 'Confirm').click();
    await waitUntil(() => element.textContent?.includes('Your password has been changed'));
    expect(await client.session.current()).to.have.property('ok', true);
  });

  it('shows the policy before it is submitted, and what the service refuses at the field', async () => {
    const { client, element, submit } = await draw();
    type(element, { password: 'short' });
    submit();
    await waitUntil(() => errorOf(element, 'password')?.startsWith('Use at least 12 characters'));
    client.network.problems['password.change'] = { code: 'password_compromised', field: 'password', once: true };
    type(element, { currentPassword: password, password: chosen });
    submit();
    await waitUntil(() => errorOf(element, 'password')?.includes('data breach'));
    expect(input(element, 'password').value, 'kept').to.equal(chosen);
    type(element, { password });
    submit();
    await waitUntil(() => errorOf(element, 'password')?.startsWith('That’s already your password'));
  });

  it('takes back what it said with the next thing that is typed', async () => {
    const { element, submit } = await draw();
    type(element, { currentPassword: password, password: chosen });
    submit();
    await waitUntil(() => element.textContent?.includes('Your password has been changed'));
    type(element, { password: 'x' });
    await element.updateComplete;
    expect(element.textContent).not.to.contain('Your password has been changed');
  });

  it('says that nobody is signed in, with the way on, instead of the form', async () => {
    const { element } = await draw(createMemoryClient());
    expect(alertText(element)).to.contain('You’re not signed in.');
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
    expect(hasButton(element, 'Update password')).to.equal(false);
  });

  it('keeps what was typed when the session ends elsewhere, and goes on when it is back', async () => {
    const { client, element, submit } = await draw();
    type(element, { currentPassword: password, password: chosen });
    await client.openTab().session.signOut();
    await waitUntil(() => alertText(element)?.includes('Your session has ended'));
    expect(input(element, 'password').value).to.equal(chosen);
    const link = (): HTMLAnchorElement | null => element.querySelector('[role="alert"] a');
    await waitUntil(link);
    expect(link()!.target, 'beside what was typed').to.equal('_blank');
    await client.openTab().session.signIn({ email, password });
    await waitUntil(() => !alertText(element));
    expect(input(element, 'password').value).to.equal(chosen);
    submit();
    await waitUntil(() => element.textContent?.includes('Your password has been changed'));
  });

  it('gives what was typed for one account to no other one', async () => {
    const { client, element } = await draw();
    client.world.addAccount({ ...memoryPerson, email: 'grace@example.org' });
    type(element, { currentPassword: password, password: chosen });
    await client.openTab().session.signIn({ email: 'grace@example.org', password });
    await waitUntil(() => element.textContent?.includes('You’re now signed in as grace@example.org.'));
    expect(input(element, 'password').value).to.equal('');
    expect(input(element, 'username').value).to.equal('grace@example.org');
  });

  it('loses nothing that is typed before it is known who is signed in', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    let answer: () => void = () => undefined;
    client.network.latency = (operation) =>
      operation === 'session.current' ? new Promise<void>((settle) => (answer = settle)) : undefined;
    const { element } = await draw(client);
    setSilently(element, { currentPassword: password, password: chosen });
    answer();
    await waitUntil(() => element.querySelector('[name="username"]'));
    expect(input(element, 'password').value).to.equal(chosen);
  });

  it('can be tried again when the connection is gone', async () => {
    const { client, element, submit } = await draw();
    client.network.problems['password.change'] = { code: 'offline', once: true };
    type(element, { currentPassword: password, password: chosen });
    submit();
    await waitUntil(() => alertText(element)?.includes('offline'));
    submit();
    await waitUntil(() => element.textContent?.includes('Your password has been changed'));
  });

  it('says so where the client has no such port', async () => {
    const { password: _absent, ...client } = createMemoryClient({ scenario: 'active' });
    const element = await fixture<EmsChangePassword>(
      html`<ems-change-password .client=${client}></ems-change-password>`,
    );
    await waitUntil(() => alertText(element) === 'This isn’t available here.');
    expect(element.querySelector('form')).to.equal(null);
  });
});
