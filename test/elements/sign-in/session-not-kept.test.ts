import '../../../src/define/ems-sign-in.ts';
import '../../../src/define/ems-signup-flow.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/sign-in/second-factor-step.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPerson,
  type MemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsElement } from '../../../src/base/ems-element.ts';
import {
  alertText,
  button,
  expect,
  fixture,
  hasButton,
  html,
  input,
  record,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const { email, password } = memoryPerson;

/** A browser that drops the session cookie: whatever the service sets, the next request comes from nobody. */
const withoutCookies = (client: MemoryClient) => {
  const { current } = client.session;
  let blocked = true;
  client.session.current = async (options) =>
    blocked ? { ok: true, value: { status: 'anonymous' } } : current(options);
  return { allow: () => (blocked = false) };
};

const draw = async (client: MemoryClient) => {
  const element = await fixture<EmsElement>(html`<ems-sign-in .client=${client}></ems-sign-in>`);
  await settled(element);
  return { element, heard: record(element, 'ems-signed-in', 'ems-failed') };
};

const signIn = (element: EmsElement): void => {
  type(element, { email, password });
  button(element, 'Sign in').click();
};

describe('a session that the browser does not keep', () => {
  it('is told in words, and nobody hears of a sign-in', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    withoutCookies(client);
    const { element, heard } = await draw(client);
    signIn(element);
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.contain('Allow cookies for this site');
    expect(document.activeElement).to.equal(element.querySelector('[role=alert]'));
    expect(heard).to.deep.equal([{ type: 'ems-failed', detail: { code: 'session_not_kept' } }]);
    expect(input(element, 'email').value).to.equal(email);
    expect(input(element, 'password').value).to.equal(password);
  });

  it('is one once cookies are allowed: one press', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    const { allow } = withoutCookies(client);
    const { element, heard } = await draw(client);
    signIn(element);
    await waitUntil(() => alertText(element));
    allow();
    button(element, 'Sign in').click();
    await waitUntil(() => hasButton(element, 'Continue'));
    expect(heard.at(-1)!.type).to.equal('ems-signed-in');
  });

  it('is told after the second step too, whose code is spent: the first step is one press away', async () => {
    const client = createMemoryClient({ scenario: 'second-factor' });
    const { allow } = withoutCookies(client);
    const { element, heard } = await draw(client);
    signIn(element);
    await waitUntil(() => element.querySelector('[name=code]'));
    type(element, { code: await client.world.totp(memoryAuthenticator.secret) });
    button(element, 'Sign in').click();
    await waitUntil(() => alertText(element)?.includes('Allow cookies'));
    expect(heard.map((event) => event.type)).to.deep.equal(['ems-failed']);
    expect(element.querySelector('[name=code]')).to.equal(null);
    allow();
    client.world.advance(30);
    button(element, 'Sign in').click();
    await waitUntil(() => element.querySelector('[name=code]'));
    type(element, { code: await client.world.totp(memoryAuthenticator.secret) });
    button(element, 'Sign in').click();
    await waitUntil(() => heard.at(-1)!.type === 'ems-signed-in');
  });

  it('is none either where an earlier account’s cookie stayed', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    client.session.current = async () => ({
      ok: true,
      value: { status: 'active', account: { id: 'other', email: 'bob@example.org', firstName: 'Bob', lastName: 'B' } },
    });
    const element = await fixture<EmsElement>(html`<ems-sign-in .client=${client} again></ems-sign-in>`);
    await settled(element);
    const heard = record(element, 'ems-signed-in');
    signIn(element);
    await waitUntil(() => alertText(element)?.includes('Allow cookies'));
    expect(heard).to.deep.equal([]);
  });

  it('is one where the service does not answer the question', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    const { element, heard } = await draw(client);
    client.network.problems['session.current'] = { code: 'unreachable' };
    signIn(element);
    await waitUntil(() => heard.length);
    expect(heard[0]!.type).to.equal('ems-signed-in');
  });

  it('leads no journey on', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    withoutCookies(client);
    const flow = await fixture<EmsElement>(
      html`<ems-signup-flow .client=${client} history-mode="none"></ems-signup-flow>`,
    );
    location.hash = '#ems-sign-in';
    await waitUntil(() => flow.querySelector('ems-sign-in input'));
    signIn(flow.querySelector<EmsElement>('ems-sign-in')!);
    await waitUntil(() => alertText(flow)?.includes('Allow cookies'));
    expect(flow.getAttribute('step')).to.equal('sign-in');
  });
});
