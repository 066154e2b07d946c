/** Links to sections on pages whose `<base>` is somewhere else, whose router has the fragment, or that keep their address to themselves. */
import '../../../src/define/all.ts';
import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsAccount } from '../../../src/elements/account/ems-account.ts';
import { expect, fixture, html, input, record, settled, type, waitUntil } from '../../support/elements.ts';

const page = location.pathname + location.search;
const withoutAddress = (): void => history.replaceState(null, '', location.origin + page);
beforeEach(withoutAddress);
afterEach(() => {
  withoutAddress();
  document.querySelectorAll('base').forEach((base) => base.remove());
});

const draw = async (more: { base?: string; historyMode?: 'push' | 'none'; section?: 'sessions' } = {}) => {
  if (more.base) document.head.prepend(Object.assign(document.createElement('base'), { href: more.base }));
  const element = await fixture<EmsAccount>(
    html`<ems-account
      .client=${createMemoryClient({ scenario: 'two-factor' })}
      .historyMode=${more.historyMode ?? 'push'}
      .section=${more.section}
    ></ems-account>`,
  );
  await settled(element);
  const link = (id: string): HTMLAnchorElement =>
    [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('nav a')].find(({ hash }) => hash.endsWith(`#${id}`))!;
  const shown = (): string | undefined =>
    [...element.querySelectorAll('.ems-section:not([hidden]) > *')].find(({ localName }) =>
      localName.startsWith('ems-'),
    )?.localName;
  await waitUntil(shown);
  return { element, link, shown };
};

/** A click that would leave the page must not: the test would be gone with it. */
const stay = (event: Event): void => event.preventDefault();

for (const base of ['/', '/portal/', 'https://cdn.example/assets/', 'about/']) {
  describe(`<base href="${base}">`, () => {
    it('leaves the links of sections on the page, and what was typed', async () => {
      const { element, link, shown } = await draw({ base });
      await waitUntil(() => element.querySelector('[name=lastName]'));
      type(element, { lastName: 'Byron' });
      let prevented: boolean | undefined;
      addEventListener('click', (event) => (prevented = event.defaultPrevented), { once: true });
      addEventListener('click', stay, { once: true });
      link('sessions').click();
      expect(prevented, 'the browser follows nothing').to.equal(true);
      await waitUntil(() => shown() === 'ems-sessions');
      expect(location.pathname + location.search).to.equal(page);
      expect(location.hash).to.equal('#sessions');
      history.back();
      await waitUntil(() => shown() === 'ems-account-profile');
      expect(input(element, 'lastName').value).to.equal('Byron');
    });

    it('names the page in the address that a new tab opens', async () => {
      const { link } = await draw({ base });
      expect(link('sessions').href).to.equal(`${location.origin}${page}#sessions`);
    });

    for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'])
      it(`leaves a press with ${key} to the browser`, async () => {
        const { link, shown } = await draw({ base });
        let prevented: boolean | undefined;
        addEventListener('click', (event) => (prevented = event.defaultPrevented), { once: true });
        addEventListener('click', stay, { once: true });
        link('sessions').dispatchEvent(
          new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, [key]: true }),
        );
        expect(prevented).to.equal(false);
        expect(shown()).to.equal('ems-account-profile');
      });

    it('leaves the middle button to the browser, and the address that it opens', async () => {
      const { link, shown } = await draw({ base });
      const event = new MouseEvent('auxclick', { bubbles: true, composed: true, cancelable: true, button: 1 });
      let prevented: boolean | undefined;
      addEventListener('auxclick', () => (prevented = event.defaultPrevented), { once: true });
      addEventListener('auxclick', stay, { once: true });
      link('sessions').dispatchEvent(event);
      expect(prevented).to.equal(false);
      expect(shown()).to.equal('ems-account-profile');
    });

    it('stays on the page whose address a router has changed meanwhile', async () => {
      const { link, shown } = await draw({ base });
      history.replaceState(null, '', `${location.origin}${page}${page.includes('?') ? '&' : '?'}tab=2`);
      const { href } = location;
      let prevented: boolean | undefined;
      addEventListener('click', (event) => (prevented = event.defaultPrevented), { once: true });
      addEventListener('click', stay, { once: true });
      link('sessions').click();
      expect(prevented, 'the browser follows nothing').to.equal(true);
      await waitUntil(() => shown() === 'ems-sessions');
      expect(location.href).to.equal(`${href}#sessions`);
    });

    for (const occasion of ['pointerover', 'focusin', 'contextmenu'])
      it(`names the page as a router has changed it by the time somebody opens a link (${occasion})`, async () => {
        const { element, link } = await draw({ base });
        await waitUntil(() => element.querySelector('ems-account-profile a[href$="#security"]'));
        const changed = `${location.origin}${page}${page.includes('?') ? '&' : '?'}tab=2`;
        history.pushState(null, '', changed);
        link('sessions').dispatchEvent(new Event(occasion, { bubbles: true, composed: true }));
        await settled(element);
        expect(link('sessions').href).to.equal(`${changed}#sessions`);
        expect(element.querySelector<HTMLAnchorElement>('ems-account-profile a[href$="#security"]')!.href).to.equal(
          `${changed}#security`,
        );
      });

    it('leaves the profile’s own link on the page', async () => {
      const { element, shown } = await draw({ base });
      await waitUntil(() => element.querySelector('ems-account-profile a[href$="#security"]'));
      addEventListener('click', stay, { once: true });
      element.querySelector<HTMLAnchorElement>('ems-account-profile a[href$="#security"]')!.click();
      await waitUntil(() => shown() === 'ems-change-password');
      expect(location.hash).to.equal('#security');
    });
  });
}

describe('a router that keeps its route in the fragment', () => {
  /** As it is told of other routes. */
  let routes: string[];
  const heard = (): void => void routes.push(location.hash);
  beforeEach(() => {
    routes = [];
    addEventListener('popstate', heard);
    addEventListener('hashchange', heard);
  });
  afterEach(() => {
    removeEventListener('popstate', heard);
    removeEventListener('hashchange', heard);
  });
  const at = (fragment: string): void => history.replaceState(null, '', location.origin + page + fragment);

  for (const route of ['#/account', '#!/account', '#/'])
    for (const base of [undefined, '/portal/'])
      it(`keeps it when a section is chosen (${route}${base ? `, <base href="${base}">` : ''})`, async () => {
        at(route);
        const { element, link, shown } = await draw({ ...(base && { base }) });
        const told = record(element, 'ems-account-section');
        link('sessions').click();
        await waitUntil(() => shown() === 'ems-sessions');
        await waitUntil(() => told.length);
        expect(told[0]!.detail).to.deep.equal({ section: 'sessions' });
        expect(location.href).to.equal(location.origin + page + route);
        expect(routes).to.deep.equal([]);
        // What the router writes of its own leaves the section.
        location.hash = `${route}?tab=2`;
        await waitUntil(() => routes.length);
        await settled(element);
        expect(shown()).to.equal('ems-sessions');
      });

  it('finds its page in the address that a new tab opens, and in the links of elements inside', async () => {
    at('#/account');
    const { element, link, shown } = await draw();
    expect(link('sessions').href).to.equal(`${location.origin}${page}#/account#sessions`);
    await waitUntil(() => element.querySelector('ems-account-profile a[href$="#security"]'));
    const inside = element.querySelector<HTMLAnchorElement>('ems-account-profile a[href$="#security"]')!;
    expect(inside.href).to.equal(`${location.origin}${page}#/account#security`);
    inside.click();
    await waitUntil(() => shown() === 'ems-change-password');
    expect(routes).to.deep.equal([]);
  });

  it('has sections with addresses where its route has one already', async () => {
    at('#/account#security');
    const { link, shown } = await draw();
    expect(shown()).to.equal('ems-change-password');
    link('sessions').click();
    await waitUntil(() => shown() === 'ems-sessions');
    expect(location.hash).to.equal('#/account#sessions');
    history.back();
    await waitUntil(() => shown() === 'ems-change-password');
    expect(location.hash).to.equal('#/account#security');
  });
});

describe('history-mode="none"', () => {
  it('shows sections without a word in the address, and says so', async () => {
    const { element, link, shown } = await draw({ historyMode: 'none' });
    const heard = record(element, 'ems-account-section');
    const { length } = history;
    link('sessions').click();
    await waitUntil(() => shown() === 'ems-sessions');
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ section: 'sessions' });
    expect(location.hash).to.equal('');
    expect(history.length).to.equal(length);
    expect((document.activeElement as HTMLElement).classList.contains('ems-section')).to.equal(true);
  });

  it('shows what the page says, and no address', async () => {
    history.replaceState(null, '', '#security');
    const { element, shown } = await draw({ historyMode: 'none', section: 'sessions' });
    expect(shown()).to.equal('ems-sessions');
    location.hash = '#delete';
    await settled(element);
    expect(shown()).to.equal('ems-sessions');
    element.section = 'profile';
    await waitUntil(() => shown() === 'ems-account-profile');
  });
});
