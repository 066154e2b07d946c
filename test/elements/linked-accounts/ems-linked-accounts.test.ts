import '../../../src/define/ems-linked-accounts.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/linked-accounts/link-elsewhere.ts';
import '../../../src/elements/reauthenticate/step-up.ts';
import '../../../src/parts/device-actions.ts';
import {
  createMemoryClient,
  memoryPerson,
  type MemoryScenario,
  type MemoryVisit,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsLinkedAccounts } from '../../../src/elements/linked-accounts/ems-linked-accounts.ts';
import { comeBack, says } from '../../support/away.ts';
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

interface Options {
  mode?: 'popup' | 'redirect';
  scenario?: MemoryScenario;
}

const open = ({ mode = 'popup', scenario = 'linked-accounts' }: Options = {}) =>
  createMemoryClient({ elsewhere: ['linkedAccounts'], scenario, mode });

const draw = async (client: object) => {
  const element = await fixture<EmsLinkedAccounts>(
    html`<ems-linked-accounts .client=${client} sign-in-href="/sign-in"></ems-linked-accounts>`,
  );
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  await settled(element);
  return element;
};

/** What stands in the rows, without their buttons. */
const rows = (element: Element) =>
  [...element.querySelectorAll('.ems-device > div:first-child')].map(({ textContent }) =>
    textContent?.trim().replaceAll(/\s+/g, ' '),
  );

const google = `Google Linked as ${memoryPerson.email}`;
const others = ['GitHub Not linked', 'Microsoft Not linked'];
const linkedOf = async (client: RedirectingMemoryClient) => {
  const list = await client.linkedAccounts!.list();
  return list.ok && list.value.filter(({ linked }) => linked).map(({ id }) => id);
};

beforeEach(() => sessionStorage.clear());

describe('ems-linked-accounts', () => {
  it('says what cannot be done with this client', async () => {
    const element = await draw(createMemoryClient({ scenario: 'active' }));
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal(element.localizer.problem('not_offered'));
    expect(element.querySelector('button')).to.equal(null);
  });

  it('says that there is nothing to link', async () => {
    const client = open();
    client.linkedAccounts!.list = () => Promise.resolve({ ok: true, value: [] });
    const element = await draw(client);
    expect(element.textContent).to.contain('There are no accounts to link here.');
    expect(element.querySelector('button')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('lists what is linked and what can be, in the order of the service', async () => {
    const element = await draw(open());
    expect(rows(element)).to.deep.equal([google, ...others]);
    expect(hasButton(element, 'Unlink Google') && hasButton(element, 'Link GitHub')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('says that one is linked whose name nobody knows', async () => {
    const client = open();
    client.linkedAccounts!.list = () =>
      Promise.resolve({ ok: true, value: [{ id: 'a', name: 'Partner', linked: true }] });
    expect(rows(await draw(client))).to.deep.equal(['Partner Linked']);
  });

  it('asks who is there where the session is over', async () => {
    const { session, ...client } = open();
    await session.signOut();
    const element = await draw({ session, ...client });
    expect(alertText(element)).to.contain('Sign in');
    expect(element.querySelector('a')?.getAttribute('href')).to.equal('/sign-in');
  });

  it('asks before it leads to where one is linked, which can be given up', async () => {
    const client = open();
    const element = await draw(client);
    button(element, 'Link GitHub').click();
    await waitUntil(() => document.activeElement === element.querySelector('.ems-question'));
    expect(element.querySelector('.ems-question')?.textContent).to.equal('Link your GitHub account?');
    expect(element.textContent).to.contain('on a separate page');
    await expect(element).to.be.accessible();
    button(element, 'Cancel').click();
    await waitUntil(() => hasButton(element, 'Link GitHub'));
    await settled(element);
    expect(document.activeElement).to.equal(button(element, 'Link GitHub'));
    expect(client.elsewhere.visits).to.deep.equal([]);
  });

  it('links one in a window beside the page, and says so once, with the focus on the heading', async () => {
    const client = open();
    const element = await draw(client);
    const heard = record(element, 'ems-account-linked', 'ems-account-unlinked');
    button(element, 'Link GitHub').click();
    await waitUntil(() => hasButton(element, 'Link account'));
    button(element, 'Link account').click();
    await says(element, 'Your GitHub account has been linked.');
    expect(client.elsewhere.visits).to.deep.equal([{ port: 'linkedAccounts', links: 'github', locale: 'en-US' }]);
    expect(rows(element)).to.deep.equal([google, `GitHub Linked as ${memoryPerson.email}`, 'Microsoft Not linked']);
    const account = { id: 'github', name: 'GitHub', linked: true, username: memoryPerson.email };
    expect(heard).to.deep.equal([{ type: 'ems-account-linked', detail: { account } }]);
    expect(element.shadowRoot!.activeElement?.localName).to.equal('h2');
    expect(sessionStorage.length, 'nothing is kept').to.equal(0);
  });

  const upToDate = 'You came back before it was finished. What you see here is up to date.';
  const endings: [MemoryVisit, string | undefined, string | undefined, string[]][] = [
    ['complete', 'Your GitHub account has been linked.', undefined, ['google', 'github']],
    ['cancel', 'Nothing was changed.', undefined, ['google']],
    ['return', upToDate, undefined, ['google']],
    ['fail', undefined, 'That didn’t work. Please try again.', ['google']],
    ['forge', upToDate, undefined, ['google']],
  ];
  for (const [visit, status, alarm, left] of endings) {
    it(`says after a visit that ended by "${visit}" what is so, in the page come back to`, async () => {
      const client = open({ mode: 'redirect' });
      const page = await draw(client);
      button(page, 'Link GitHub').click();
      await waitUntil(() => hasButton(page, 'Link account'));
      button(page, 'Link account').click();
      const back = await comeBack(client, visit, page);
      const element = await draw(back);
      if (status) await says(element, status);
      await waitUntil(() => alertText(element) === alarm, `it alarms "${alarm}"`);
      expect(await linkedOf(back)).to.deep.equal(left);
      element.remove();
      expect((await draw(back)).querySelector('.ems-success'), 'told once').to.equal(null);
    });
  }

  it('unlinks one after a question, and leaves it in its place', async () => {
    const client = open();
    const element = await draw(client);
    const heard = record(element, 'ems-account-linked', 'ems-account-unlinked');
    button(element, 'Unlink Google').click();
    await waitUntil(() => document.activeElement === element.querySelector('.ems-question'));
    expect(element.querySelector('.ems-question')?.textContent).to.contain('Unlink your Google account?');
    button(element, 'Keep it linked').click();
    await waitUntil(() => hasButton(element, 'Unlink Google'));
    button(element, 'Unlink Google').click();
    await waitUntil(() => hasButton(element, 'Unlink'));
    button(element, 'Unlink').click();
    await says(element, 'Your Google account has been unlinked.');
    expect(rows(element)).to.deep.equal(['Google Not linked', ...others]);
    expect(heard).to.deep.equal([{ type: 'ems-account-unlinked', detail: { id: 'google' } }]);
    expect(await linkedOf(client)).to.deep.equal([]);
  });

  it('says why the only way in stays linked', async () => {
    const client = open();
    client.world.service.store.accountOf(memoryPerson.email)!.password = undefined;
    const element = await draw(client);
    button(element, 'Unlink Google').click();
    await waitUntil(() => hasButton(element, 'Unlink'));
    button(element, 'Unlink').click();
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal('This is the only way you can sign in. Set a password first.');
    button(element, 'Keep it linked').click();
    await waitUntil(() => hasButton(element, 'Unlink Google'));
    expect(await linkedOf(client)).to.deep.equal(['google']);
  });

  it('says that one is unlinked which another tab was faster to unlink', async () => {
    const client = open();
    const element = await draw(client);
    button(element, 'Unlink Google').click();
    await waitUntil(() => hasButton(element, 'Unlink'));
    await client.openTab().linkedAccounts!.unlink({ id: 'google' });
    button(element, 'Unlink').click();
    await says(element, 'Your Google account has been unlinked.');
    expect(rows(element)).to.deep.equal(['Google Not linked', ...others]);
  });

  it('opens one row at a time', async () => {
    const element = await draw(open());
    button(element, 'Unlink Google').click();
    await waitUntil(() => hasButton(element, 'Keep it linked'));
    button(element, 'Link GitHub').click();
    await waitUntil(() => hasButton(element, 'Link account'));
    expect(hasButton(element, 'Keep it linked')).to.equal(false);
    expect(hasButton(element, 'Unlink Google')).to.equal(true);
  });

  it('asks who is there when the last proof is old, and unlinks then', async () => {
    const client = open();
    const element = await draw(client);
    client.world.advance(3600);
    button(element, 'Unlink Google').click();
    await waitUntil(() => hasButton(element, 'Unlink'));
    button(element, 'Unlink').click();
    await waitUntil(() => element.querySelector('ems-reauthenticate') ?? document.querySelector('ems-reauthenticate'));
    expect(await linkedOf(client)).to.deep.equal(['google']);
  });
});
