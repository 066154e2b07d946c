import '../../../src/define/ems-account-menu.ts';
import { createMemoryClient, memoryPerson, type MemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsAccountMenu } from '../../../src/elements/account-menu/ems-account-menu.ts';
import { expect, fixture, html, nextFrame, record, sendKeys, settled, waitUntil } from '../../support/elements.ts';

const draw = async (client = createMemoryClient({ scenario: 'active' })) => {
  const page = await fixture<HTMLElement>(html`<div>
    <ems-account-menu .client=${client} account-href="#account" sign-in-href="#sign-in"><a slot="items" href="#billing">Billing</a></ems-account-menu>
    <button id="after">After</button>
  </div>`);
  const element = page.querySelector<EmsAccountMenu>('ems-account-menu')!;
  await settled(element);
  const root = element.shadowRoot!;
  const focused = (): string => ((root.activeElement ?? document.activeElement) as HTMLElement).textContent.trim();
  const button = (): HTMLButtonElement => root.querySelector('.button')!;
  const isOpen = (): boolean => button().getAttribute('aria-expanded') === 'true';
  return { client, page, element, root, focused, button, isOpen };
};

const press = (...keys: string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => sendKeys({ press: key })), Promise.resolve());

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('ems-account-menu', () => {
  it('is there after an outage as soon as the person does something in the page', async () => {
    const client = createMemoryClient({
      scenario: 'active',
      problems: { 'session.current': { code: 'unreachable', once: true } },
    });
    const { page, element, button } = await draw(client);
    await waitUntil(() => element.shadowRoot!.childElementCount === 0);
    page.querySelector<HTMLElement>('#after')!.click();
    await waitUntil(() => button() !== null);
  });

  it('asks once more who this is when the browser is online again, and not when it is known', async () => {
    const client = createMemoryClient({
      scenario: 'active',
      problems: { 'session.current': { code: 'offline', once: true } },
    });
    const { button } = await draw(client);
    let asked = 0;
    const { current } = client.session;
    client.session.current = (options) => {
      asked++;
      return current(options);
    };
    dispatchEvent(new Event('online'));
    await waitUntil(() => button() !== null);
    dispatchEvent(new Event('online'));
    button().click();
    expect(asked).to.equal(1);
  });

  it('asks again when the time is over that the service wants, and not before', async () => {
    const problem = { code: 'rate_limited', retryAfter: 90, once: true } as const;
    const client = createMemoryClient({ scenario: 'active', problems: { 'session.current': problem } });
    const { button, page } = await draw(client);
    let asked = 0;
    const { current } = client.session;
    client.session.current = (options) => {
      asked++;
      return current(options);
    };
    page.querySelector<HTMLElement>('#after')!.click();
    dispatchEvent(new Event('online'));
    await nextFrame();
    expect(asked).to.equal(0);
    const { now } = performance;
    try {
      performance.now = () => now.call(performance) + 90_000;
      page.querySelector<HTMLElement>('#after')!.click();
      await waitUntil(() => button() !== null);
    } finally {
      performance.now = now;
    }
  });

  it('asks one question at a time, however often somebody presses', async () => {
    const client = createMemoryClient({
      scenario: 'active',
      problems: { 'session.current': { code: 'unreachable', once: true } },
    });
    const { page, element, button } = await draw(client);
    await waitUntil(() => element.shadowRoot!.childElementCount === 0);
    let asked = 0;
    let answer!: () => void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const { current } = client.session;
    client.session.current = async (options) => {
      asked++;
      await answered;
      return current(options);
    };
    for (let presses = 0; presses < 3; presses++) page.querySelector<HTMLElement>('#after')!.click();
    answer();
    await waitUntil(() => button() !== null);
    expect(asked).to.equal(1);
  });

  it('is a menu button with the name of the person in what it opens', async () => {
    const { root, button, isOpen } = await draw();
    expect(button().getAttribute('aria-haspopup')).to.equal('menu');
    expect(root.getElementById(button().getAttribute('aria-controls')!)).not.to.equal(null);
    expect(root.querySelector('.initials')!.textContent).to.equal('AL');
    expect(isOpen()).to.equal(false);
    button().click();
    await waitUntil(isOpen);
    expect(root.querySelector('.who')!.textContent).to.contain('Ada Lovelace').and.to.contain(memoryPerson.email);
  });

  for (const [key, first] of [
    ['Enter', 'Account'],
    ['Space', 'Account'],
    ['ArrowDown', 'Account'],
    ['ArrowUp', 'Sign out'],
  ] as const) {
    it(`opens by ${key} with the focus on "${first}"`, async () => {
      const { button, focused, isOpen } = await draw();
      button().focus();
      await press(key);
      await waitUntil(() => isOpen() && focused() === first);
    });
  }

  it("is gone through by arrow keys, Home, End and first letters, the page's items included", async () => {
    const { button, focused } = await draw();
    button().focus();
    await press('ArrowDown');
    await waitUntil(() => focused() === 'Account');
    for (const [key, item] of [
      ['ArrowDown', 'Billing'],
      ['ArrowDown', 'Sign out'],
      ['ArrowDown', 'Account'],
      ['ArrowUp', 'Sign out'],
      ['Home', 'Account'],
      ['End', 'Sign out'],
      ['b', 'Billing'],
      ['S', 'Sign out'],
    ] as const) {
      await press(key);
      expect(focused(), key).to.equal(item);
    }
  });

  it('closes by Escape and gives the focus back', async () => {
    const { button, isOpen, root } = await draw();
    button().focus();
    await press('ArrowDown');
    await waitUntil(isOpen);
    await press('Escape');
    await waitUntil(() => !isOpen());
    expect(root.activeElement).to.equal(button());
  });

  it('closes by Tab and by a press elsewhere', async () => {
    const { page, button, isOpen } = await draw();
    button().focus();
    await press('ArrowDown');
    await waitUntil(isOpen);
    await press('Tab');
    await waitUntil(() => !isOpen() && document.activeElement?.id === 'after');
    button().click();
    await waitUntil(isOpen);
    page.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await waitUntil(() => !isOpen());
  });

  it('leads to the account page, also by the space bar, and closes', async () => {
    const { button, isOpen, focused } = await draw();
    button().focus();
    await press('ArrowDown');
    await waitUntil(() => focused() === 'Account');
    await press('Space');
    await waitUntil(() => location.hash === '#account' && !isOpen());
  });

  it('signs out, says so, and leaves the focus on the link to sign in', async () => {
    const { client, element, root, button, isOpen } = await draw();
    const heard = record(element, 'ems-signed-out');
    button().focus();
    await press('ArrowUp');
    await waitUntil(isOpen);
    await press('Enter');
    await waitUntil(() => heard.length);
    expect(await client.session.current()).to.deep.equal({ ok: true, value: { status: 'anonymous' } });
    expect(root.activeElement?.getAttribute('href')).to.equal('#sign-in');
  });

  for (const [how, end] of [
    [
      'is known before its answer',
      async (client: MemoryClient, root: ShadowRoot) => {
        const { signOut } = client.session;
        client.session.signOut = async () => {
          const outcome = await signOut();
          await waitUntil(() => root.querySelector('.sign-in'));
          return outcome;
        };
        const heard = record(root.host, 'ems-signed-out');
        await press('Enter');
        await waitUntil(() => heard.length);
      },
    ],
    ['comes from another tab', (client: MemoryClient) => client.openTab().session.signOut()],
  ] as const)
    it(`leaves the focus on the link to sign in where the end of the session ${how}`, async () => {
      const { client, root, button, isOpen } = await draw();
      button().focus();
      await press('ArrowUp');
      await waitUntil(isOpen);
      await end(client, root);
      await waitUntil(() => root.querySelector('.sign-in'));
      await waitUntil(() => root.activeElement?.classList.contains('sign-in'), 'the focus');
      await client.session.signIn(memoryPerson);
      await waitUntil(() => button());
      expect(isOpen(), 'open by itself for whoever is next').to.equal(false);
    });

  it('takes the focus from nobody who is elsewhere when the session ends', async () => {
    const { client, page, root } = await draw();
    const after = page.querySelector<HTMLElement>('#after')!;
    after.focus();
    await client.openTab().session.signOut();
    await waitUntil(() => root.querySelector('.sign-in'));
    await nextFrame();
    expect(document.activeElement).to.equal(after);
  });

  it('says why a session could not be ended, and stays open', async () => {
    const { client, root, button, isOpen } = await draw();
    client.network.problems['session.signOut'] = { code: 'unreachable', once: true };
    button().click();
    await waitUntil(isOpen);
    root.querySelector<HTMLElement>('button[role=menuitem]')!.click();
    await waitUntil(() => root.querySelector('[role=alert]')!.textContent.includes('couldn’t reach'));
    expect(isOpen()).to.equal(true);
  });

  it('counts down what the service asks to wait, and says so by its look too', async () => {
    const { client, root, button, isOpen } = await draw();
    client.network.problems['session.signOut'] = { code: 'rate_limited', retryAfter: 3599 };
    button().click();
    await waitUntil(isOpen);
    const item = root.querySelector<HTMLElement>('button[role=menuitem]')!;
    const colour = getComputedStyle(item).color;
    item.click();
    await waitUntil(() => /Try again in 59:5\d/.test(item.textContent));
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    expect(getComputedStyle(item).color).not.to.equal(colour);
  });

  it('stays within the page when what it says needs more room', async () => {
    const { client, page, root, button, isOpen } = await draw();
    client.network.problems['session.signOut'] = { code: 'rate_limited', retryAfter: 3599 };
    const popup = root.querySelector('.popup')!;
    page.style.inlineSize = 'max-content';
    // At first it fits on this side, and with nothing to spare.
    button().click();
    await waitUntil(isOpen);
    page.style.marginInlineStart = `${popup.getBoundingClientRect().width - button().getBoundingClientRect().width}px`;
    button().click();
    await waitUntil(() => !isOpen());
    button().click();
    await waitUntil(() => isOpen() && root.activeElement?.role === 'menuitem');
    expect(popup.classList.contains('other-side')).to.equal(false);
    root.querySelector<HTMLElement>('button[role=menuitem]')!.click();
    await waitUntil(() => root.querySelector('[role=alert]')!.textContent.includes('Too many'));
    const { left, right } = popup.getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(document.documentElement.clientWidth);
  });

  it('follows the session across tabs', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    const { root } = await draw(client);
    expect(root.querySelector('.sign-in')).not.to.equal(null);
    const tab = client.openTab();
    await tab.session.signIn(memoryPerson);
    await waitUntil(() => root.querySelector('.button'));
    await tab.profile.update({ firstName: 'Grace', lastName: 'Hopper' });
    await waitUntil(() => root.querySelector('.initials')!.textContent === 'GH');
    await tab.session.signOut();
    await waitUntil(() => root.querySelector('.sign-in'));
  });

  it('is nothing where nobody is signed in and the page has no link', async () => {
    const element = await fixture<EmsAccountMenu>(
      html`<ems-account-menu .client=${createMemoryClient()}></ems-account-menu>`,
    );
    await settled(element);
    expect(element.shadowRoot!.querySelector('a, button')).to.equal(null);
  });

  it('is accessible, closed and open', async () => {
    const { element, button, isOpen } = await draw();
    await expect(element).to.be.accessible();
    button().click();
    await waitUntil(isOpen);
    await expect(element).to.be.accessible();
  });
});
