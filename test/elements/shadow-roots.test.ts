/** In the shadow root of a page's own element, and in one that is inside of another. */
import '../../src/define/all.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../src/elements/totp-setup/qr-code.ts';
import '../../src/parts/device-actions.ts';
import '../../src/elements/verify-email/waiting-screen.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPerson,
  type MemoryClient,
} from '../../src/client/memory/index.ts';
import {
  button,
  expect,
  fixture,
  hasButton,
  html,
  input,
  person,
  settled,
  type,
  waitUntil,
} from '../support/elements.ts';

const { email, password } = memoryPerson;

for (const depth of [1, 2]) {
  /** The innermost of so many shadow roots. */
  const rootOf = async (): Promise<ShadowRoot> => {
    let root = (await fixture<HTMLElement>(html`<div></div>`)).attachShadow({ mode: 'open' });
    for (let level = 1; level < depth; level++) {
      const host = document.createElement('div');
      root.append(host);
      root = host.attachShadow({ mode: 'open' });
    }
    return root;
  };

  const draw = async (tag: string, client: MemoryClient, more: object = {}) => {
    const root = await rootOf();
    const element = Object.assign(document.createElement(tag), { client, ...more }) as unknown as EmsElement;
    root.append(element);
    await settled(element);
    const focused = (): Element | null => root.activeElement;
    const headingIn = (place: EmsElement): Element | null => place.shadowRoot!.activeElement;
    return { element, focused, headingIn };
  };

  describe(`${depth} shadow root${depth > 1 ? 's' : ''} deep`, () => {
    it('a half-typed form is not touched when another tab signs in', async () => {
      const client = createMemoryClient();
      client.world.addAccount(memoryPerson);
      const { element } = await draw('ems-register', client);
      type(element, { email: 'ann@exam' });
      await client.openTab().session.signIn({ email, password });
      await settled(element);
      await settled(element);
      expect(input(element, 'email').checkVisibility()).to.equal(true);
      expect(hasButton(element, 'Continue')).to.equal(false);
    });

    it('one that only a password manager filled makes room', async () => {
      const client = createMemoryClient();
      client.world.addAccount(memoryPerson);
      const { element } = await draw('ems-register', client);
      input(element, 'email').value = email;
      input(element, 'email').dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await client.openTab().session.signIn({ email, password });
      await waitUntil(() => hasButton(element, 'Continue'));
    });

    it('the focus goes to the waiting screen, and back with the form', async () => {
      const { element, headingIn, focused } = await draw('ems-register', createMemoryClient());
      type(element, person);
      button(element, 'Next step').focus();
      button(element, 'Next step').click();
      await waitUntil(() => element.querySelector('ems-verify-email'));
      const waiting = element.querySelector<EmsElement>('ems-verify-email')!;
      await waitUntil(() => headingIn(waiting)?.localName === 'h2');
      await waitUntil(() => hasButton(waiting, 'Change it'));
      button(waiting, 'Change it').focus();
      button(waiting, 'Change it').click();
      await waitUntil(() => focused() === input(element, 'email'));
    });

    it('the focus goes to the key of a set-up, and to what follows it', async () => {
      const client = createMemoryClient({ scenario: 'active' });
      const { element, headingIn } = await draw('ems-totp-setup', client);
      button(element, 'Get started').focus();
      button(element, 'Get started').click();
      await waitUntil(() => element.querySelector('.ems-key'));
      await waitUntil(() => headingIn(element)?.localName === 'h2');
      const secret = element.querySelector('.ems-key')!.textContent.replaceAll(' ', '');
      type(element, { code: await client.world.totp(secret), deviceName: 'Telephone' });
      button(element, /^Submit/).click();
      await waitUntil(() => element.querySelector<EmsElement>('ems-recovery-codes'), 'codes there');
      const codes = element.querySelector<EmsElement>('ems-recovery-codes')!;
      await waitUntil(() => headingIn(codes)?.localName === 'h2', 'heading of codes');
    });

    it('the focus goes to new recovery codes', async () => {
      const { element, headingIn } = await draw('ems-recovery-codes', createMemoryClient({ scenario: 'two-factor' }));
      await waitUntil(() => hasButton(element, 'Create new codes'));
      button(element, 'Create new codes').focus();
      button(element, 'Create new codes').click();
      await waitUntil(() => element.querySelector('.ems-codes'));
      await waitUntil(() => headingIn(element)?.localName === 'h2');
    });

    it('the focus comes back to the devices when a set-up is cancelled', async () => {
      const { element, headingIn } = await draw('ems-two-factor', createMemoryClient({ scenario: 'active' }));
      await waitUntil(() => hasButton(element, /Set up/));
      button(element, /Set up/).focus();
      button(element, /Set up/).click();
      await waitUntil(() => hasButton(element, 'Cancel'));
      button(element, 'Cancel').focus();
      button(element, 'Cancel').click();
      await waitUntil(() => headingIn(element)?.localName === 'h2');
    });

    it('the focus stays in the list when a session is ended', async () => {
      const { element, focused } = await draw('ems-sessions', createMemoryClient({ scenario: 'several-sessions' }));
      await waitUntil(() => element.querySelectorAll('.ems-sessions button').length > 1);
      const first = element.querySelector<HTMLElement>('.ems-sessions button')!;
      first.focus();
      first.click();
      await waitUntil(() => !first.isConnected);
      await waitUntil(() => focused()?.closest('.ems-sessions'));
    });

    it('a journey leads the focus along', async () => {
      sessionStorage.clear();
      const client = createMemoryClient();
      const { element, headingIn } = await draw('ems-signup-flow', client, { historyMode: 'none' });
      await waitUntil(() => element.getAttribute('step') === 'register', 'step register', { timeout: 4000 });
      const form = element.querySelector<EmsElement>('ems-register')!;
      await settled(form);
      type(form, person);
      button(form, 'Next step').focus();
      button(form, 'Next step').click();
      await waitUntil(() => element.getAttribute('step') === 'verify', 'step verify', { timeout: 4000 });
      const waiting = element.querySelector<EmsElement>('ems-verify-email')!;
      await waitUntil(
        () => headingIn(waiting)?.localName === 'h2',
        `the focus is on ${document.activeElement?.localName}`,
        { timeout: 4000 },
      );
    });

    it('the first field with an error has the focus, after the second step too', async () => {
      const client = createMemoryClient({ scenario: 'second-factor' });
      const { element, focused } = await draw('ems-sign-in', client);
      button(element, 'Sign in').click();
      await waitUntil(() => focused() === input(element, 'email'));
      type(element, { email, password });
      button(element, 'Sign in').click();
      await waitUntil(() => element.querySelector('[name=code]'));
      await waitUntil(() => focused() === input(element, 'code'));
      type(element, { code: await client.world.totp(memoryAuthenticator.secret) });
      button(element, 'Sign in').click();
      await waitUntil(() => hasButton(element, 'Continue'));
    });
  });
}
