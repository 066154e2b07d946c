import '../../../src/define/ems-register.ts';
import { createMemoryClient, memoryPerson, type RedirectingMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsRegister } from '../../../src/elements/register/ems-register.ts';
import {
  alertText,
  button,
  expect,
  fixture,
  hasButton,
  html,
  record,
  settled,
  waitUntil,
} from '../../support/elements.ts';

const open = (mode: 'popup' | 'redirect' = 'popup') =>
  createMemoryClient({ elsewhere: ['session', 'registration'], mode });

const draw = async (client: RedirectingMemoryClient, email = '') => {
  const element = await fixture<EmsRegister>(
    html`<ems-register .client=${client} email=${email} sign-in-href="/sign-in"></ems-register>`,
  );
  await waitUntil(() => hasButton(element, 'Create account') || hasButton(element, 'Continue'));
  return element;
};

const shown = (element: EmsRegister): Element[] =>
  [...element.querySelectorAll('input')].filter((field) => field.checkVisibility());
const status = (element: EmsRegister): string | undefined =>
  element.querySelector('[role="status"]:not(.ems-visually-hidden)')?.textContent?.trim();

describe('ems-register, where people register on a page of the service', () => {
  it('is one button, which leads there with the address and the language, and the way to sign in', async () => {
    const client = open();
    client.elsewhere.next = 'cancel';
    const element = await draw(client, 'new@example.org');
    expect(shown(element)).to.have.length(0);
    expect(hasButton(element, 'Next step')).to.equal(false);
    expect(element.querySelector('a[href="/sign-in"]')).to.not.equal(null);
    button(element, 'Create account').click();
    await waitUntil(() => client.elsewhere.visits.length);
    expect(client.elsewhere.visits).to.deep.equal([
      { port: 'registration', email: 'new@example.org', locale: navigator.language },
    ]);
    await waitUntil(() => status(element) === 'Nothing was changed.');
    expect(alertText(element)).to.equal(undefined);
  });

  it('says who is signed in when the window beside it is done', async () => {
    const client = open();
    const element = await draw(client, 'new@example.org');
    const heard = record(element, 'ems-signed-in', 'ems-registered');
    button(element, 'Create account').click();
    await waitUntil(() => heard.length);
    expect(heard).to.have.length(1);
    expect(heard[0]!.detail).to.have.nested.property('account.email', 'new@example.org');
    await waitUntil(() => hasButton(element, 'Continue'));
  });

  for (const [next, words] of [
    ['cancel', 'Nothing was changed.'],
    ['return', 'You came back before it was finished.'],
  ] as const) {
    it(`says on the page that comes back what became of it: ${next}`, async () => {
      const client = open('redirect');
      client.elsewhere.next = next;
      button(await draw(client), 'Create account').click();
      await waitUntil(() => button(document.body, 'Create account').getAttribute('aria-busy') === 'true');
      const page = await client.comeBack();
      const element = await draw(page);
      await waitUntil(() => status(element)?.startsWith(words));
      const again = await draw(page);
      await settled(again);
      expect(status(again), 'told once').to.equal('');
    });
  }

  it('says on the page that comes back that it failed, and can be tried again', async () => {
    const client = open('redirect');
    client.elsewhere.next = 'fail';
    button(await draw(client), 'Create account').click();
    await waitUntil(() => button(document.body, 'Create account').getAttribute('aria-busy') === 'true');
    const element = await draw(await client.comeBack());
    await waitUntil(() => alertText(element)?.includes('didn’t work'));
    expect(hasButton(element, 'Create account')).to.equal(true);
  });

  it('believes no result that the session contradicts', async () => {
    const client = open();
    const { registration } = client;
    if (registration.kind !== 'redirect') throw new Error('It redirects.');
    const lying = {
      ...client,
      registration: {
        ...registration,
        start: async () => ({ ok: true as const, value: undefined }),
        result: () => 'success' as const,
      },
    };
    const element = await draw(lying);
    const heard = record(element, 'ems-signed-in');
    button(element, 'Create account').click();
    await settled(element);
    await settled(element);
    expect(heard).to.have.length(0);
    expect(hasButton(element, 'Create account')).to.equal(true);
  });

  it('is the form again with a client whose form it is', async () => {
    const element = await draw(open());
    element.client = createMemoryClient();
    await waitUntil(() => hasButton(element, 'Next step'));
    expect(shown(element)).to.have.length(4);
    expect(hasButton(element, 'Create account')).to.equal(false);
  });

  it('shows a live session in its place', async () => {
    const element = await draw(createMemoryClient({ elsewhere: ['registration'], scenario: 'active' }));
    await waitUntil(() => hasButton(element, 'Continue'));
    expect(element.textContent).to.include(memoryPerson.email.split('@')[0]);
  });
});
