import '../../../src/define/ems-verify-email.ts';
import { createMemoryClient, memoryPerson, type MemoryClient } from '../../../src/client/memory/index.ts';
import type { ProblemCode } from '../../../src/client/problem.ts';
import type { EmsVerifyEmail } from '../../../src/elements/verify-email/ems-verify-email.ts';
import {
  alertText,
  button,
  errorOf,
  expect,
  fixture,
  hasButton,
  html,
  record,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const { email } = memoryPerson;
const heading = (element: EmsVerifyEmail) => element.shadowRoot!.querySelector('h2')!.textContent?.trim();

const draw = async (
  client: MemoryClient,
  template = html`<ems-verify-email .client=${client} email=${email} sign-in-href="/sign-in"></ems-verify-email>`,
) => {
  const element = await fixture<EmsVerifyEmail>(template);
  await settled(element);
  return element;
};

const mailedToken = (client: MemoryClient): string => client.world.inbox(email)[0]!.token!;

describe('ems-verify-email, waiting', () => {
  it('lets nobody ask too early for another email, not even at its first drawing', async () => {
    const element = document.createElement('ems-verify-email');
    Object.assign(element, { client: createMemoryClient(), email, retryAfter: 30 });
    let drawn: string | null | undefined;
    const asDrawn = new MutationObserver(
      () => (drawn ??= element.querySelector('button')?.getAttribute('aria-disabled')),
    );
    asDrawn.observe(element, { childList: true, subtree: true });
    document.body.append(element);
    await waitUntil(() => drawn !== undefined);
    expect(drawn).to.equal('true');
    asDrawn.disconnect();
    element.remove();
  });

  it('shows the address, and finds it in the session when the page does not know it', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client, html`<ems-verify-email .client=${client}></ems-verify-email>`);
    await waitUntil(() => element.textContent?.includes(email));
    expect(heading(element)).to.equal('Check your inbox');
  });

  it('shows a domain of another script as people write it, and one that passes for another in ASCII', async () => {
    for (const [address, text] of [
      ['ann@xn--bcher-kva.example', 'ann@bücher.example'],
      ['ann@xn--80ak6aa92e.com', 'ann@xn--80ak6aa92e.com'],
    ] as const) {
      const client = createMemoryClient();
      await client.registration.register({ ...memoryPerson, email: address });
      const element = await draw(client, html`<ems-verify-email .client=${client}></ems-verify-email>`);
      await waitUntil(() => element.textContent?.includes(text));
    }
  });

  it('asks for the address where nobody knows it', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const stranger = createMemoryClient({ world: client.world });
    const element = await draw(stranger, html`<ems-verify-email .client=${stranger}></ems-verify-email>`);
    client.world.advance(60);
    button(element, 'Resend email').click();
    await waitUntil(() => errorOf(element, 'email'));
    type(element, { email });
    button(element, 'Resend email').click();
    await waitUntil(() => element.textContent?.includes('A new email is on its way'));
  });

  it('sends again only after the cool-down, and then cools down again', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(
      client,
      html`<ems-verify-email .client=${client} email=${email} retry-after="45"></ems-verify-email>`,
    );
    expect(button(element, /Resend in 0:4[45]/).getAttribute('aria-disabled')).to.equal('true');
    const other = await draw(client);
    client.world.advance(60);
    const heard = record(other, 'ems-verification-sent');
    button(other, 'Resend email').click();
    await waitUntil(() => hasButton(other, /Resend in (1:00|0:59)/));
    expect(heard[0]!.detail).to.deep.equal({ email });
    expect(client.world.inbox(email)).to.have.length(2);
  });

  it('waits as long as the service says when it is too early', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client);
    button(element, 'Resend email').click();
    await waitUntil(() => alertText(element));
    expect(hasButton(element, /Try again in (1:00|0:59)/)).to.equal(true);
  });

  it('stays verified, whatever is answered to a mail that was asked for before', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client);
    client.world.advance(60);
    let answer!: () => void;
    client.network.latency = (operation) =>
      operation === 'verification.resend' ? new Promise<void>((resolve) => (answer = resolve)) : undefined;
    const heard = record(element, 'ems-email-verified', 'ems-verification-sent');
    button(element, 'Resend email').click();
    await waitUntil(() => answer);
    await client.openTab().verification.verify({ token: mailedToken(client) });
    await waitUntil(() => heading(element) === 'Your address is verified');
    answer();
    await waitUntil(() => heard.length === 2);
    await settled(element);
    expect(heading(element)).to.equal('Your address is verified');
  });

  it('waits for the address that was entered, where a dead link was of another one', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    client.world.advance(60);
    const element = await draw(
      client,
      html`<ems-verify-email .client=${client} email="ada@example.og" token="no-token"></ems-verify-email>`,
    );
    button(element, 'Click here to proceed').click();
    await waitUntil(() => element.querySelector('[name="email"]'));
    type(element, { email });
    button(element, 'Send a new link').click();
    await waitUntil(() => heading(element) === 'Check your inbox');
    expect(element.querySelector('bdi')!.textContent).to.equal(email);
  });

  it('tells nothing that is answered after it has left, also by a client that can’t be stopped', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client);
    const heard = record(element, 'ems-email-verified');
    let answer!: () => void;
    client.verification.status = () =>
      new Promise((resolve) => (answer = () => resolve({ ok: true, value: { verified: true } })));
    document.dispatchEvent(new Event('visibilitychange'));
    await waitUntil(() => answer);
    element.remove();
    answer();
    await settled(element);
    expect(heard).to.deep.equal([]);
    expect(element.screen).to.equal('waiting');
  });

  it('notices at once that another tab verified the address', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client);
    const heard = record(element, 'ems-email-verified');
    await client.openTab().verification.verify({ token: mailedToken(client) });
    await waitUntil(() => heard.length);
    expect(heard).to.deep.equal([{ type: 'ems-email-verified', detail: { email, by: 'elsewhere' } }]);
    expect(heading(element)).to.equal('Your address is verified');
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
  });

  it('notices that another device verified the address', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client);
    const device = createMemoryClient({ world: client.world });
    await device.verification.verify({ token: mailedToken(client), password: memoryPerson.password });
    // What asks at once instead of with the next round: the page becomes visible again.
    document.dispatchEvent(new Event('visibilitychange'));
    await waitUntil(() => heading(element) === 'Your address is verified');
  });

  it('tells whoever waits: in a live region that was there before, with the focus on the heading', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client);
    const status = element.querySelector('[role="status"]')!;
    expect(status.textContent.trim()).to.equal('');
    expect(document.activeElement).to.equal(document.body);
    await client.openTab().verification.verify({ token: mailedToken(client) });
    await waitUntil(() => element.shadowRoot!.activeElement?.textContent === 'Your address is verified');
    expect(status.isConnected).to.equal(true);
    expect(status.textContent).to.contain('Sign in to continue.');
  });

  it('leaves the focus with a person who is in something else on the page', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client);
    const search = element.parentElement!.appendChild(document.createElement('input'));
    search.focus();
    await client.openTab().verification.verify({ token: mailedToken(client) });
    await waitUntil(() => heading(element) === 'Your address is verified');
    await settled(element);
    expect(document.activeElement).to.equal(search);
  });

  it('stops asking when it leaves the page', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const element = await draw(client);
    element.remove();
    let asked = 0;
    client.network.latency = () => void asked++;
    document.dispatchEvent(new Event('visibilitychange'));
    await settled(element);
    expect(asked).to.equal(0);
  });

  it('offers to change the address only where that leads somewhere', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const without = await draw(client);
    expect(without.textContent).not.to.contain('Wrong address?');
    const withLink = await draw(
      client,
      html`<ems-verify-email .client=${client} email=${email} register-href="/register"></ems-verify-email>`,
    );
    const heard = record(withLink, 'ems-change-address');
    withLink.addEventListener('ems-change-address', (event) => event.preventDefault());
    const link = [...withLink.querySelectorAll('a')].find(({ textContent }) => textContent?.includes('Change it'))!;
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(click);
    expect(heard[0]!.detail).to.deep.equal({ email });
    expect(click.defaultPrevented, 'prevented by the page').to.equal(true);
  });
});

describe('ems-verify-email, with a token', () => {
  const withToken = (client: MemoryClient, token: string) =>
    draw(client, html`<ems-verify-email .client=${client} .token=${token} sign-in-href="/sign-in"></ems-verify-email>`);

  it('spends it by a click, and only by a click', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const operations: string[] = [];
    client.network.latency = (operation) => void operations.push(operation);
    const element = await withToken(client, mailedToken(client));
    document.dispatchEvent(new Event('visibilitychange'));
    await settled(element);
    expect(operations).not.to.include('verification.verify');
    const heard = record(element, 'ems-email-verified');
    button(element, 'Click here to proceed').focus();
    button(element, 'Click here to proceed').click();
    await waitUntil(() => heading(element) === 'Your address is verified');
    expect(heard[0]!.detail).to.deep.equal({ email, by: 'click' });
    expect(element.shadowRoot!.activeElement).to.equal(element.shadowRoot!.querySelector('h2'));
  });

  it('takes the token out of the address bar, and still has it after a reload', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const before = location.href;
    const url = new URL(before);
    url.hash = `token=${mailedToken(client)}`;
    history.replaceState({ page: 'keeps this' }, '', url);
    const template = () => html`<ems-verify-email .client=${client} token-param="token"></ems-verify-email>`;
    await draw(client, template());
    expect(location.href).to.equal(before);
    expect(history.state).to.have.property('page', 'keeps this');
    // What a reload leaves: the history entry's state.
    const again = await draw(client, template());
    button(again, 'Click here to proceed').click();
    await waitUntil(() => heading(again) === 'Your address is verified');
    expect(history.state).to.deep.equal({ page: 'keeps this' });
    history.replaceState(null, '', before);
  });

  it('is opened in the tab that waits already, which loads nothing anew', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    const before = location.href;
    const element = await draw(
      client,
      html`<ems-verify-email .client=${client} token-param="token"></ems-verify-email>`,
    );
    expect(heading(element)).to.equal('Check your inbox');
    location.hash = `token=${mailedToken(client)}.`;
    await waitUntil(() => heading(element) === 'Verify your address');
    expect(location.href.replace(/#$/, '')).to.equal(before);
    button(element, 'Click here to proceed').click();
    await waitUntil(() => heading(element) === 'Your address is verified');
    element.remove();
    history.replaceState(null, '', before);
  });

  const ends: [ProblemCode, string, boolean][] = [
    ['already_verified', 'Already verified', true],
    ['token_used', 'This link has already been used', true],
    ['token_expired', 'This link has expired', false],
    ['token_invalid', 'This link doesn’t work', false],
  ];
  for (const [code, title, signIn] of ends) {
    it(`has words and a way on for ${code}`, async () => {
      const client = createMemoryClient({ scenario: 'unverified' });
      client.network.problems['verification.verify'] = { code };
      const element = await withToken(client, 'some-token');
      button(element, 'Click here to proceed').click();
      await waitUntil(() => heading(element) === title);
      expect(Boolean(element.querySelector('a[href="/sign-in"]'))).to.equal(signIn);
      if (code === 'already_verified') return;
      client.world.advance(60);
      type(element, { email });
      button(element, 'Send a new link').click();
      await waitUntil(() => heading(element) === 'Check your inbox');
      expect(client.world.inbox(email)).to.have.length(2);
    });
  }

  it('can be tried again when the connection is gone', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    client.network.problems['verification.verify'] = { code: 'offline', once: true };
    const element = await withToken(client, mailedToken(client));
    button(element, 'Click here to proceed').click();
    await waitUntil(() => alertText(element)?.includes('offline'));
    button(element, 'Click here to proceed').click();
    await waitUntil(() => heading(element) === 'Your address is verified');
  });

  it('is sent once, however often it is clicked', async () => {
    const client = createMemoryClient({ scenario: 'unverified' });
    let calls = 0;
    client.network.latency = (operation) => void (operation === 'verification.verify' && calls++);
    const element = await withToken(client, mailedToken(client));
    button(element, 'Click here to proceed').click();
    button(element, 'Click here to proceed').click();
    await waitUntil(() => heading(element) === 'Your address is verified');
    expect(calls).to.equal(1);
  });
});

describe('ems-verify-email, with a token in another browser', () => {
  const proceed = async (setUp?: (world: MemoryClient['world']) => void) => {
    const { world } = createMemoryClient({ scenario: 'unverified' });
    setUp?.(world);
    const token = world.inbox(email)[0]!.token!;
    const client = createMemoryClient({ world });
    const element = await draw(
      client,
      html`<ems-verify-email .client=${client} .token=${token} sign-in-href="/sign-in"></ems-verify-email>`,
    );
    button(element, 'Click here to proceed').focus();
    button(element, 'Click here to proceed').click();
    await waitUntil(() => heading(element) === 'Confirm it’s you');
    await settled(element);
    return { world, client, element, heard: record(element, 'ems-email-verified') };
  };
  const isActive = (world: MemoryClient['world']) => world.account(email)!.verified;

  it('asks for the password of the registration, by the name of its address', async () => {
    const { world, element, heard } = await proceed();
    expect(element.shadowRoot!.activeElement).to.equal(element.shadowRoot!.querySelector('h2'));
    expect(element.querySelector('bdi')!.textContent).to.equal(email);
    expect(element.querySelector<HTMLInputElement>('[autocomplete="username"]')!.value).to.equal(email);
    button(element, 'Continue').click();
    await waitUntil(() => errorOf(element, 'password'));
    type(element, { password: 'something else' });
    button(element, 'Continue').click();
    await waitUntil(() => errorOf(element, 'password') === 'That’s not the right password.');
    expect(isActive(world)).to.equal(false);
    type(element, { password: memoryPerson.password });
    button(element, 'Continue').click();
    await waitUntil(() => heading(element) === 'Your address is verified');
    expect(heard).to.deep.equal([{ type: 'ems-email-verified', detail: { email, by: 'click' } }]);
    expect(isActive(world)).to.equal(true);
    expect(element.querySelector('input')).to.equal(null);
  });

  it('lets a new password be chosen instead, by the policy, and back again', async () => {
    const { world, client, element } = await proceed();
    type(element, { password: 'half a password' });
    button(element, 'Choose a new password instead').focus();
    button(element, 'Choose a new password instead').click();
    await waitUntil(() => heading(element) === 'Choose a new password');
    await settled(element);
    const field = element.querySelector<HTMLInputElement>('[autocomplete="new-password"]')!;
    expect(field.value, 'what was typed before').to.equal('');
    button(element, 'Use the password from sign-up').click();
    await waitUntil(() => heading(element) === 'Confirm it’s you');
    button(element, 'Choose a new password instead').click();
    await waitUntil(() => heading(element) === 'Choose a new password');
    type(element, { password: 'short' });
    button(element, 'Continue').click();
    await waitUntil(() => errorOf(element, 'password')?.includes('12'));
    expect(isActive(world)).to.equal(false);
    const password = 'four other quite long words';
    type(element, { password });
    button(element, 'Continue').click();
    await waitUntil(() => heading(element) === 'Your address is verified');
    expect((await client.session.signIn({ email, password })).ok).to.equal(true);
  });

  it('says how the link ended meanwhile', async () => {
    const { world, element } = await proceed();
    world.expireToken(world.inbox(email)[0]!.token!);
    type(element, { password: memoryPerson.password });
    button(element, 'Continue').click();
    await waitUntil(() => heading(element) === 'This link has expired');
  });

  it('waits after too many tries, and keeps what was typed when the connection is gone', async () => {
    const { client, element } = await proceed();
    client.network.problems['verification.verify'] = { code: 'offline', once: true };
    type(element, { password: memoryPerson.password });
    button(element, 'Continue').click();
    await waitUntil(() => alertText(element)?.includes('offline'));
    expect(element.querySelector<HTMLInputElement>('[name="password"]')!.value).to.equal(memoryPerson.password);
    client.network.problems['verification.verify'] = { code: 'rate_limited', retryAfter: 40, once: true };
    button(element, 'Continue').click();
    await waitUntil(() => hasButton(element, /Try again in 0:(40|39)/));
  });
});

describe('ems-verify-email and a stranger', () => {
  it('learns nothing of an address that is verified already', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    const element = await draw(client);
    document.dispatchEvent(new Event('visibilitychange'));
    await settled(element);
    expect(heading(element)).to.equal('Check your inbox');
  });
});
