import '../../../src/define/ems-reauthenticate.ts';
import { createMemoryClient, memoryPerson, type RedirectingMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsReauthenticate } from '../../../src/elements/reauthenticate/ems-reauthenticate.ts';
import { comeBack } from '../../support/away.ts';
import {
  button,
  errorOf,
  expect,
  fixture,
  html,
  input,
  record,
  setSilently,
  settled,
  waitUntil,
} from '../../support/elements.ts';

const draw = async () => {
  const client = createMemoryClient({ scenario: 'stale' });
  const element = await fixture<EmsReauthenticate>(html`<ems-reauthenticate .client=${client}></ems-reauthenticate>`);
  await settled(element);
  return { client, element };
};

const isOpen = (element: Element) => Boolean(element.querySelector('dialog[open]'));

describe('ems-reauthenticate, opened by the page', () => {
  it('is nothing until it is opened', async () => {
    const { element } = await draw();
    expect(element.getBoundingClientRect().height).to.equal(0);
    expect(isOpen(element)).to.equal(false);
  });

  it('answers whether the person has proved who they are, and keeps nothing that was typed', async () => {
    const { element } = await draw();
    const answer = element.open();
    await waitUntil(() => isOpen(element));
    setSilently(element, { currentPassword: memoryPerson.password });
    button(element, 'Confirm').click();
    expect(await answer).to.equal(true);
    expect(isOpen(element)).to.equal(false);
    expect(input(element, 'currentPassword').value).to.equal('');
  });

  it('answers no when it is given up, opened anew or removed', async () => {
    const { element } = await draw();
    const cancelled = element.open();
    await waitUntil(() => isOpen(element));
    button(element, 'Cancel').click();
    expect(await cancelled).to.equal(false);
    const replaced = element.open();
    const removed = element.open();
    expect(await replaced).to.equal(false);
    await waitUntil(() => isOpen(element));
    element.remove();
    expect(await removed).to.equal(false);
    expect(await element.open(), 'nowhere to be shown').to.equal(false);
  });

  it('opens anew in the moment after it was given up', async () => {
    const { element } = await draw();
    const first = element.open();
    await waitUntil(() => isOpen(element));
    button(element, 'Cancel').click();
    const second = element.open();
    expect(await first).to.equal(false);
    // A dialog says later that it was closed.
    await new Promise((said) => element.querySelector('dialog')!.addEventListener('close', said, { once: true }));
    await waitUntil(() => isOpen(element));
    setSilently(element, { currentPassword: memoryPerson.password });
    button(element, 'Confirm').click();
    expect(await second).to.equal(true);
    const third = element.open();
    await waitUntil(() => isOpen(element));
    button(element, 'Cancel').click();
    expect(await third).to.equal(false);
  });

  it('begins anew each time: nothing is said of the last one, and no password is shown', async () => {
    const { element } = await draw();
    const cancelled = element.open();
    await waitUntil(() => isOpen(element));
    setSilently(element, { currentPassword: 'not the password' });
    button(element, 'Confirm').click();
    await waitUntil(() => errorOf(element, 'currentPassword'), 'the error');
    button(element, 'Show password').click();
    await waitUntil(() => input(element, 'currentPassword').type === 'text', 'shown');
    button(element, 'Cancel').click();
    expect(await cancelled).to.equal(false);
    void element.open();
    await waitUntil(() => isOpen(element), 'open again');
    expect(errorOf(element, 'currentPassword')).to.equal(undefined);
    expect(input(element, 'currentPassword').type).to.equal('password');
  });

  it('returns the focus to where it was', async () => {
    const { element } = await draw();
    const opener = await fixture<HTMLButtonElement>(html`<button>Open</button>`);
    opener.focus();
    const answer = element.open();
    await waitUntil(() => element.contains(document.activeElement));
    button(element, 'Cancel').click();
    await answer;
    expect(document.activeElement).to.equal(opener);
  });
});

describe('ems-reauthenticate, opened by the page, where the proof is given on a page of the service', () => {
  const events = ['ems-reauthenticated', 'ems-reauthentication-cancelled'];

  const open = (mode: 'popup' | 'redirect') =>
    createMemoryClient({ elsewhere: ['reauthentication'], scenario: 'stale', mode });

  const drawFor = async (client: RedirectingMemoryClient) => {
    const element = await fixture<EmsReauthenticate>(html`<ems-reauthenticate .client=${client}></ems-reauthenticate>`);
    await settled(element);
    return element;
  };

  const leave = async (element: EmsReauthenticate) => {
    const answer = element.open();
    await waitUntil(() => isOpen(element));
    button(element, 'Confirm it’s you').click();
    return answer;
  };

  beforeEach(() => sessionStorage.clear());

  it('answers after a window beside the page', async () => {
    const client = open('popup');
    const element = await drawFor(client);
    const heard = record(element, ...events);
    expect(await leave(element)).to.equal(true);
    expect(isOpen(element)).to.equal(false);
    expect(heard).to.deep.equal([{ type: 'ems-reauthenticated', detail: { method: 'redirect' } }]);
    expect((await client.sessions.endOthers()).ok, 'the session is fresh').to.equal(true);
  });

  for (const [visit, type] of [
    ['complete', 'ems-reauthenticated'],
    ['cancel', 'ems-reauthentication-cancelled'],
    ['fail', 'ems-reauthentication-cancelled'],
    ['return', 'ems-reauthentication-cancelled'],
  ] as const) {
    it(`says on the page that the tab comes back to after "${visit}" how it ended, once and without a dialog`, async () => {
      const client = open('redirect');
      const left = await drawFor(client);
      void leave(left);
      const page = await comeBack(client, visit, left);
      const heard = record(document, ...events);
      const element = await drawFor(page);
      await waitUntil(() => heard.length);
      expect(heard[0]!.type).to.equal(type);
      expect(isOpen(element)).to.equal(false);
      element.remove();
      const next = await drawFor(page);
      await settled(next);
      expect(heard).to.have.length(1);
      // And nothing of it is left in the next dialog.
      void next.open();
      await waitUntil(() => isOpen(next));
      expect(next.textContent).not.to.contain('Thanks');
    });
  }

  it('tells another account nothing', async () => {
    const client = open('redirect');
    client.world.addAccount({ ...memoryPerson, email: 'grace@example.org' });
    const left = await drawFor(client);
    void leave(left);
    const page = await comeBack(client, 'complete', left);
    await page.session.signOut();
    if (page.session.kind === 'inline')
      await page.session.signIn({ email: 'grace@example.org', password: memoryPerson.password });
    const heard = record(document, ...events);
    await settled(await drawFor(page));
    await waitUntil(() => sessionStorage.length === 0);
    expect(heard).to.have.length(0);
  });
});
