import '../../../src/define/ems-account.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/define/all.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryPerson,
  type MemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsAccount } from '../../../src/elements/account/ems-account.ts';
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

const draw = async (client = createMemoryClient({ scenario: 'two-factor' })) => {
  const element = await fixture<EmsAccount>(
    html`<ems-account .client=${client} sign-in-href="/sign-in"></ems-account>`,
  );
  await settled(element);
  const links = (): HTMLAnchorElement[] => [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('nav a')];
  const current = (): string | undefined => links().find((link) => link.getAttribute('aria-current') === 'page')?.hash;
  const shown = (): string[] =>
    [...element.querySelectorAll('.ems-section:not([hidden]) > *')]
      .map(({ localName }) => localName)
      .filter((name) => name.startsWith('ems-'));
  return { client, element, links, current, shown };
};

const withoutAddress = (): void => history.replaceState(null, '', location.pathname + location.search);
beforeEach(withoutAddress);
afterEach(withoutAddress);

const profileReady = (element: EmsAccount) => waitUntil(() => element.querySelector('[name=lastName]'));

describe('ems-account', () => {
  it('opens at the profile and fetches nothing else', async () => {
    const { element, links, current, shown } = await draw();
    await profileReady(element);
    expect(links().map(({ hash }) => hash)).to.deep.equal(['#profile', '#security', '#sessions', '#delete']);
    expect(current()).to.equal('#profile');
    expect(shown()).to.deep.equal(['ems-account-profile']);
    expect(element.querySelector('ems-sessions, ems-delete-account, ems-two-factor')).to.equal(null);
  });

  it('shows nothing but the set-up while the service demands a second factor, and the page after its last screen', async () => {
    history.replaceState(null, '', '#sessions');
    const world = createMemoryWorld({ requireSecondFactor: true });
    const operations: string[] = [];
    const client = createMemoryClient({ scenario: 'active', world });
    client.network.latency = (operation) => void operations.push(operation);
    const { element, links, shown } = await draw(client);
    await waitUntil(() => hasButton(element, 'Get started'));
    expect(element.textContent).to.contain('This service requires a second step when you sign in.');
    expect([links(), shown()]).to.deep.equal([[], ['ems-totp-setup']]);
    button(element, 'Get started').click();
    await waitUntil(() => element.querySelector('[name=code]'));
    await settled(element);
    expect(operations.filter((name) => /^(profile|email|sessions|deletion)\./.test(name))).to.deep.equal([]);
    const secret = element.querySelector('.ems-key')!.textContent.replaceAll(' ', '');
    type(element, { code: await world.totp(secret), deviceName: 'Phone' });
    element.querySelector<HTMLButtonElement>('ems-totp-setup [type=submit]')!.click();
    // The codes are shown once: nothing takes them away, though the account owes nothing by now.
    await waitUntil(() => element.querySelector('ems-recovery-codes li, ems-recovery-codes code'));
    await client.session.current();
    expect(shown()).to.deep.equal(['ems-totp-setup']);
    element
      .querySelector('ems-totp-setup')!
      .dispatchEvent(
        new CustomEvent('ems-totp-setup-closed', { detail: { added: true }, bubbles: true, composed: true }),
      );
    await waitUntil(() => links().length === 4);
    await waitUntil(() => shown()[0] === 'ems-sessions');
  });

  it('opens at the section that the address names', async () => {
    history.replaceState(null, '', '#security');
    const { current, shown } = await draw();
    await waitUntil(() => shown().length);
    expect(current()).to.equal('#security');
    expect(shown()).to.deep.equal(['ems-change-password', 'ems-two-factor']);
  });

  it('goes from section to section, back and forward, with the focus, and says so', async () => {
    const { element, links, current, shown } = await draw();
    const heard = record(element, 'ems-account-section');
    await profileReady(element);
    links()[2]!.click();
    await waitUntil(() => shown()[0] === 'ems-sessions');
    expect((document.activeElement as HTMLElement).classList.contains('ems-section')).to.equal(true);
    expect(heard.at(-1)!.detail).to.deep.equal({ section: 'sessions' });
    links()[3]!.click();
    await waitUntil(() => shown()[0] === 'ems-delete-account');
    history.back();
    await waitUntil(() => shown()[0] === 'ems-sessions' && current() === '#sessions');
    history.forward();
    await waitUntil(() => shown()[0] === 'ems-delete-account');
  });

  it('asks again at a press where the page names no way to sign in', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const { current } = client.session;
    client.session.current = async () => ({ ok: false, problem: { code: 'not_signed_in' } });
    const element = await fixture<EmsAccount>(html`<ems-account .client=${client}></ems-account>`);
    await waitUntil(() => alertText(element) === 'You’re not signed in.');
    client.session.current = current;
    button(element, 'Try again').click();
    await profileReady(element);
  });

  it('leaves other addresses of the page alone', async () => {
    const { element, links, current } = await draw();
    await profileReady(element);
    links()[2]!.click();
    await waitUntil(() => current() === '#sessions');
    location.hash = '#imprint';
    await waitUntil(() => location.hash === '#imprint');
    await settled(element);
    expect(current()).to.equal('#sessions');
  });

  it('keeps what is typed in one section while another is shown', async () => {
    const { element, links, shown } = await draw();
    await profileReady(element);
    type(element, { lastName: 'Byron' });
    links()[1]!.click();
    await waitUntil(() => shown().includes('ems-two-factor'));
    links()[0]!.click();
    await waitUntil(() => shown()[0] === 'ems-account-profile');
    expect(input(element, 'lastName').value).to.equal('Byron');
  });

  it('leaves out what the client does not offer', async () => {
    const {
      sessions: _sessions,
      deletion: _deletion,
      authenticators: _authenticators,
      ...rest
    } = createMemoryClient({ scenario: 'active' });
    history.replaceState(null, '', '#sessions');
    const { links, current, shown } = await draw(rest as MemoryClient);
    await waitUntil(() => shown().length);
    expect(links().map(({ hash }) => hash)).to.deep.equal(['#profile', '#security']);
    expect(current(), 'an address of what is not there').to.equal('#profile');
  });

  it('says so where nobody is signed in, with the way to sign in', async () => {
    const { client, element, links } = await draw(createMemoryClient());
    await waitUntil(() => element.textContent.includes('You’re not signed in'));
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
    expect(links()).to.deep.equal([]);
    client.world.addAccount(memoryPerson);
    await client.openTab().session.signIn(memoryPerson);
    await profileReady(element);
  });

  it('shows nothing of the account any more when another tab signs out and there is no unsaved input', async () => {
    const { client, element, links } = await draw();
    await profileReady(element);
    await client.openTab().session.signOut();
    await waitUntil(() => element.textContent.includes('You’re not signed in'));
    expect(links()).to.deep.equal([]);
    expect(element.querySelector('[name=lastName]')).to.equal(null);
  });

  it('says first that the session has ended where there is unsaved input; it goes when the same person is back', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'active' }));
    await profileReady(element);
    type(element, { lastName: 'Byron' });
    const tab = client.openTab();
    await tab.session.signOut();
    await waitUntil(() => alertText(element)?.includes('You’ve been signed out'));
    expect(input(element, 'lastName').value).to.equal('Byron');
    await waitUntil(() => element.querySelector('[role=alert] a'));
    expect(element.querySelector('[role=alert] a')!.getAttribute('target'), 'beside the page').to.equal('_blank');
    await tab.session.signIn(memoryPerson);
    await waitUntil(() => !alertText(element));
    expect(input(element, 'lastName').value).to.equal('Byron');
  });

  it('says once, in the banner, that the session is over, and leads there who wants to save', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'active' }));
    await profileReady(element);
    type(element, { lastName: 'Byron' });
    await client.openTab().session.signOut();
    const shown = (selector: string): HTMLElement[] =>
      [...element.querySelectorAll<HTMLElement>(selector)].filter((found) => found.checkVisibility());
    await waitUntil(() => alertText(element)?.includes('You’ve been signed out'));
    await waitUntil(() => element.querySelector('ems-account-profile .ems-alert'), 'the profile has noticed too');
    expect(shown('.ems-alert')).to.have.lengthOf(1);
    button(element, 'Save').click();
    await waitUntil(() => document.activeElement === shown('.ems-alert')[0], 'the banner has the focus');
    await settled(element);
    expect(shown('.ems-alert')).to.have.lengthOf(1);
    expect(shown('a').filter(({ textContent }) => textContent.startsWith('Sign in'))).to.have.lengthOf(1);
  });

  it('shows which section is the current one on a page of any colour', async () => {
    const { element } = await draw();
    await profileReady(element);
    const current = element.shadowRoot!.querySelector('nav a[aria-current]')!;
    expect(getComputedStyle(current).backgroundColor, 'a tint that lets the page through').to.match(/\/ 0\.08\)$/);
  });

  it('gives up what was typed only by a choice', async () => {
    const { client, element } = await draw();
    await profileReady(element);
    type(element, { lastName: 'Byron' });
    await client.openTab().session.signOut();
    await waitUntil(() => alertText(element)?.includes('You’ve been signed out'));
    button(element, 'Close this page').click();
    await waitUntil(() => element.textContent.includes('You’re not signed in'));
    expect(element.shadowRoot!.activeElement?.localName).to.equal('h2');
  });

  it('notices a session that was ended on another device when the person is back', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'active' }));
    await profileReady(element);
    const other = createMemoryClient({ world: client.world });
    await other.session.signIn(memoryPerson);
    await other.sessions.endOthers();
    expect(element.querySelector('[name=lastName]')).not.to.equal(null);
    document.dispatchEvent(new Event('visibilitychange'));
    await waitUntil(() => element.textContent.includes('You’re not signed in'));
  });

  it('notices that the account was deleted elsewhere, and keeps unsaved input in sight', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'active' }));
    await profileReady(element);
    type(element, { lastName: 'Byron' });
    await client.openTab().deletion.delete();
    await waitUntil(() => alertText(element)?.includes('You’ve been signed out'));
    expect(input(element, 'lastName').value).to.equal('Byron');
  });

  it('does not mix the accounts of two people', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'active' }));
    await profileReady(element);
    const grace = {
      firstName: 'Grace',
      lastName: 'Hopper',
      email: 'grace@example.org',
      password: 'a nanosecond of wire',
    };
    client.world.addAccount(grace);
    type(element, { lastName: 'Byron' });
    const heard = record(document, 'ems-account-switch');
    await client.openTab().session.signIn(grace);
    await waitUntil(() => alertText(element)?.includes('grace@example.org'));
    await settled(element);
    expect(heard, 'nothing of it reaches the page around').to.deep.equal([]);
    expect(input(element, 'lastName').value, 'stays in sight').to.equal('Byron');
    button(element, 'Save').click();
    await settled(element);
    expect(await client.session.current(), "is not saved as somebody else's").to.have.nested.property(
      'value.account.lastName',
      'Hopper',
    );
    expect(document.activeElement, 'the choice comes first').to.equal(element.querySelector('[role=alert]'));
    button(element, 'Show my current account').click();
    await waitUntil(() => element.querySelector<HTMLInputElement>('[name=lastName]')?.value === 'Hopper');
  });

  it('leaves the last word to the deletion that was made here', async () => {
    history.replaceState(null, '', '#delete');
    const { element, links, shown } = await draw(createMemoryClient({ scenario: 'active' }));
    await waitUntil(() => shown().length);
    element
      .querySelector('ems-delete-account')!
      .dispatchEvent(new CustomEvent('ems-account-deleted', { detail: {}, bubbles: true, composed: true }));
    await element.activeClient!.session.signOut();
    await settled(element);
    expect(shown()).to.deep.equal(['ems-delete-account']);
    expect(links()).to.deep.equal([]);
  });

  it('is accessible', async () => {
    const { element } = await draw();
    await profileReady(element);
    await expect(element).to.be.accessible();
  });
});
