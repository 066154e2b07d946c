import '../../../src/define/ems-account.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/define/all.ts';
import {
  memoryEntered,
  memoryPerson,
  type MemoryElsewherePort,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsAccount } from '../../../src/elements/account/ems-account.ts';
import { everywhere, saysItWas } from '../../../stories/support/elsewhere.ts';
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
import { getDefaultClient, setDefaultClient } from '../../../src/context/default-client.ts';
import { drawFor, go, leaveAndComeBack, sendsAway, statusText } from '../../support/elsewhere.ts';

const { email } = memoryPerson;
const label = 'Delete my account';

const draw = (client: RedirectingMemoryClient): Promise<EmsAccount> => drawFor(client, 'ems-account');

const sectionsOf = (element: EmsAccount): string[] =>
  [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('nav a')].map(({ hash }) => hash);
const currentOf = (element: EmsAccount): string | undefined =>
  element.shadowRoot!.querySelector<HTMLAnchorElement>('nav a[aria-current]')?.hash;
const headings = (element: EmsAccount): string[] =>
  [...element.querySelectorAll('.ems-section:not([hidden]) > *')].flatMap(
    (part) => part.shadowRoot?.querySelector('h2')?.textContent.trim() ?? [],
  );

const at = (hash: string): void => history.replaceState(null, '', location.pathname + location.search + hash);

const open = async (element: EmsAccount, hash: string): Promise<void> => {
  await waitUntil(() => element.shadowRoot!.querySelector(`nav a[href="${hash}"]`));
  element.shadowRoot!.querySelector<HTMLAnchorElement>(`nav a[href="${hash}"]`)!.click();
  await waitUntil(() => currentOf(element) === hash);
};

/** As a browser that came back has the address. */
const come = (page: RedirectingMemoryClient): Promise<EmsAccount> => {
  at(new URL(page.elsewhere.address).hash);
  return draw(page);
};

const client = (
  options: {
    elsewhere?: readonly MemoryElsewherePort[];
    mode?: 'popup' | 'redirect';
    next?: 'complete' | 'cancel' | 'fail' | 'return';
  } = {},
) => sendsAway({ elsewhere: everywhere, scenario: 'two-factor', ...options });

/** In the section `hash`, to a page of the service and back. */
const visit = async (from: RedirectingMemoryClient, hash: string, press: string): Promise<RedirectingMemoryClient> => {
  from.elsewhere.address = `https://site.example/account${hash}`;
  at(hash);
  return leaveAndComeBack(from, await draw(from), press);
};

describe('ems-account, where everything is done on pages of the service', () => {
  const clean = (): void => {
    at('');
    sessionStorage.clear();
  };
  beforeEach(clean);
  afterEach(clean);

  it('has every section, each with its way there', async () => {
    const element = await draw(client());
    await waitUntil(() => hasButton(element, 'Change email address'));
    expect(sectionsOf(element)).to.deep.equal(['#profile', '#security', '#sessions', '#delete']);
    expect(input(element, 'lastName').value).to.equal('Lovelace');
    await open(element, '#security');
    await waitUntil(() => hasButton(element, 'Change password') && element.querySelector('.ems-devices'));
    await open(element, '#sessions');
    await waitUntil(
      () => headings(element).length && element.querySelector('ems-sessions')!.textContent.includes('Firefox'),
    );
    await open(element, '#delete');
    await waitUntil(() => hasButton(element, label));
    expect(element.querySelectorAll('input[type="password"], input[type="email"]')).to.have.length(0);
    await expect(element).to.be.accessible();
  });

  it('comes back to the section that was left, with its result', async () => {
    const page = await visit(client({ mode: 'redirect' }), '#security', 'Change password');
    const element = await come(page);
    await waitUntil(() => statusText(element) === 'Your password has been changed.');
    expect(currentOf(element)).to.equal('#security');
  });

  it('comes back to the section that was left where the client, which puts its name back into the address, is made after the element', async () => {
    const page = await visit(client({ mode: 'redirect' }), '#security', 'Change password');
    at('');
    const before = getDefaultClient();
    setDefaultClient(undefined);
    try {
      const element = await fixture<EmsAccount>(html`<ems-account></ems-account>`);
      // By the answer's own page, which tells no `hashchange`.
      at(new URL(page.elsewhere.address).hash);
      setDefaultClient(page);
      await waitUntil(() => statusText(element) === 'Your password has been changed.');
      expect(currentOf(element)).to.equal('#security');
    } finally {
      setDefaultClient(before);
    }
  });

  it('comes back to the first section, which has no name in the address', async () => {
    const page = await visit(client({ mode: 'redirect' }), '', 'Change email address');
    const element = await come(page);
    await waitUntil(() => statusText(element) === 'Your new email address is confirmed.');
    expect(currentOf(element)).to.equal('#profile');
    expect(element.querySelector('.ems-address bdi')!.textContent).to.equal(memoryEntered.email);
  });

  it('keeps unsaved input in a section other than the one that led away', async () => {
    const first = client({ mode: 'redirect' });
    const left = await draw(first);
    await waitUntil(() => left.querySelector('[name="lastName"]'));
    type(left, { lastName: 'Byron' });
    await open(left, '#security');
    first.elsewhere.address = 'https://site.example/account#security';
    const element = await come(await leaveAndComeBack(first, left, 'Change password'));
    await waitUntil(() => statusText(element) === 'Your password has been changed.');
    await open(element, '#profile');
    await waitUntil(() => element.querySelector<HTMLInputElement>('[name="lastName"]')?.value === 'Byron');
    expect(input(element, 'firstName').value).to.equal('Ada');
  });
});

describe('ems-account, where the account is deleted on a page of the service', () => {
  const clean = (): void => {
    at('');
    sessionStorage.clear();
  };
  beforeEach(clean);
  afterEach(clean);

  it('says so on the page that the person comes back to, and tells the page once, though nobody is signed in', async () => {
    const page = await visit(client({ mode: 'redirect' }), '#delete', label);
    const heard = record(document, 'ems-account-deleted');
    const element = await come(page);
    await waitUntil(() => headings(element)[0] === 'Your account has been deleted');
    expect(statusText(element)).to.equal('Everything that belonged to it is gone, and you’ve been signed out.');
    expect(element.querySelector('.ems-section:not([hidden]) a')!.getAttribute('href')).to.equal('/');
    expect(sectionsOf(element), 'nothing else is left').to.deep.equal([]);
    await settled(element);
    expect(heard).to.deep.equal([{ type: 'ems-account-deleted', detail: {} }]);
    expect(page.world.account(email)).to.equal(undefined);
    const again = await draw(page);
    await waitUntil(() => again.textContent.includes('You’re not signed in.'));
    expect(heard, 'told once').to.have.length(1);
  });

  it('says so whatever section the address names', async () => {
    const page = await visit(client({ mode: 'redirect' }), '#delete', label);
    at('');
    const element = await draw(page);
    await waitUntil(() => headings(element)[0] === 'Your account has been deleted');
  });

  it('says so beside the window, once, and nothing else before', async () => {
    const popup = client();
    at('#delete');
    const element = await draw(popup);
    const heard = record(document, 'ems-account-deleted');
    const alerts: string[] = [];
    const observer = new MutationObserver(() => alerts.push(alertText(element) ?? ''));
    observer.observe(element, { childList: true, subtree: true });
    await go(element, label);
    await waitUntil(() => headings(element)[0] === 'Your account has been deleted');
    await settled(element);
    observer.disconnect();
    expect(alerts.filter(Boolean)).to.deep.equal([]);
    expect(heard).to.have.length(1);
    expect(sectionsOf(element)).to.deep.equal([]);
  });

  it('believes no success as long as somebody is signed in', async () => {
    const page = await visit(client({ mode: 'redirect', next: 'cancel' }), '#delete', label);
    const heard = record(document, 'ems-account-deleted');
    const element = await come(saysItWas(page, 'deletion', 'success'));
    await waitUntil(() => statusText(element).startsWith('Your account hasn’t been deleted'));
    expect(currentOf(element)).to.equal('#delete');
    expect(heard).to.deep.equal([]);
  });

  for (const next of ['cancel', 'fail'] as const) {
    it(`takes nobody for deleted who is only signed out (${next})`, async () => {
      const page = await visit(client({ mode: 'redirect', next }), '#delete', label);
      await page.openTab().session.signOut();
      const heard = record(document, 'ems-account-deleted');
      const element = await come(page);
      await waitUntil(() => element.textContent.includes('You’re not signed in.'));
      await settled(element);
      expect(headings(element)).to.deep.equal([]);
      expect(heard).to.deep.equal([]);
    });
  }

  it('says what it may mean that nobody is signed in where there was no answer', async () => {
    const page = await visit(client({ mode: 'redirect', next: 'return' }), '#delete', label);
    await page.openTab().session.signOut();
    const heard = record(document, 'ems-account-deleted');
    const element = await come(page);
    await waitUntil(() => headings(element)[0] === 'You’re signed out');
    expect(statusText(element)).to.contain('If you confirmed the deletion, your account has been deleted.');
    expect(element.querySelector('.ems-section:not([hidden]) a')!.getAttribute('href')).to.equal('/sign-in');
    expect(sectionsOf(element)).to.deep.equal([]);
    await settled(element);
    expect(heard).to.deep.equal([]);
    const again = await draw(page);
    await waitUntil(() => again.textContent.includes('You’re not signed in.'));
    const tab = page.openTab();
    Object.assign(tab.elsewhere, { mode: 'popup', next: 'complete' });
    if (tab.session.kind === 'redirect') await tab.session.start({ email });
    await waitUntil(() => sectionsOf(element).length === 4, 'signed in again elsewhere');
    await waitUntil(() => headings(element)[0] === 'Delete your account');
  });

  it('says so beside the window that was closed, too', async () => {
    const popup = client({ next: 'return' });
    at('#delete');
    const element = await draw(popup);
    const heard = record(document, 'ems-account-deleted');
    popup.network.latency = async (operation) => {
      if ((operation as string) === 'deletion.start') await popup.openTab().session.signOut();
    };
    await go(element, label);
    await waitUntil(() => headings(element)[0] === 'You’re signed out');
    await settled(element);
    expect(headings(element)).to.deep.equal(['You’re signed out']);
    expect(sectionsOf(element)).to.deep.equal([]);
    expect(heard).to.deep.equal([]);
  });

  it('waits until the service can be asked', async () => {
    const page = await visit(client({ mode: 'redirect' }), '#delete', label);
    page.network.problems['session.current'] = { code: 'unreachable', once: true };
    const heard = record(document, 'ems-account-deleted');
    const element = await come(page);
    await waitUntil(() => hasButton(element, 'Try again'));
    expect(heard).to.deep.equal([]);
    button(element, 'Try again').click();
    await waitUntil(() => headings(element)[0] === 'Your account has been deleted');
    expect(heard).to.have.length(1);
  });

  it('lets the section go when its answer is that the session is over and nothing was deleted', async () => {
    const popup = client({ next: 'cancel' });
    at('#delete');
    const element = await draw(popup);
    await waitUntil(() => hasButton(element, label));
    let done: () => void = () => undefined;
    popup.network.latency = (operation) =>
      (operation as string) === 'deletion.start' ? new Promise<void>((resolve) => (done = resolve)) : undefined;
    const pressed = await go(element, label);
    await waitUntil(() => pressed.getAttribute('aria-busy') === 'true');
    await popup.openTab().session.signOut();
    await settled(element);
    expect(hasButton(element, label), 'its answer is waited for').to.equal(true);
    done();
    await waitUntil(() => element.textContent.includes('You’re not signed in.'));
    expect(headings(element)).to.deep.equal([]);
  });
});
