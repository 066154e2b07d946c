/** In the shadow root of a page's own element, and in one that is inside of another. */
import '../../src/define/all.ts';
// Fetched before: how long a module takes is not what is tested.
import type { EmsElement } from '../../src/base/ems-element.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPerson,
  type MemoryClient,
} from '../../src/client/memory/index.ts';
import { button, expect, fixture, hasButton, html, input, settled, type, waitUntil } from '../support/elements.ts';

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
    return { element, focused };
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
