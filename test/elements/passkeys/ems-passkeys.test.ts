import '../../../src/define/ems-passkeys.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/reauthenticate/step-up.ts';
import '../../../src/parts/device-actions.ts';
import {
  createMemoryClient,
  type MemoryScenario,
  type MemoryVisit,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsPasskeys } from '../../../src/elements/passkeys/ems-passkeys.ts';
import { comeBack, says } from '../../support/away.ts';
import {
  alertText,
  button,
  errorOf,
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

interface Options {
  mode?: 'popup' | 'redirect';
  scenario?: MemoryScenario;
}

const open = ({ mode = 'popup', scenario = 'passkeys' }: Options = {}) =>
  createMemoryClient({ elsewhere: ['passkeys'], scenario, mode });

const draw = async (client: object) => {
  const element = await fixture<EmsPasskeys>(
    html`<ems-passkeys .client=${client} sign-in-href="/sign-in"></ems-passkeys>`,
  );
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  await settled(element);
  return element;
};

const names = (element: Element) =>
  [...element.querySelectorAll('.ems-device bdi')].map(({ textContent }) => textContent);

const idOf = async (client: RedirectingMemoryClient, at: number): Promise<string> => {
  const list = await client.passkeys!.list();
  if (!list.ok) throw new Error(list.problem.code);
  return list.value[at]!.id;
};

beforeEach(() => sessionStorage.clear());

describe('ems-passkeys', () => {
  it('says what cannot be done with this client', async () => {
    const element = await draw(createMemoryClient({ scenario: 'active' }));
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal(element.localizer.problem('not_offered'));
    expect(element.querySelector('button')).to.equal(null);
  });

  it('says that there are none, and leads to where one is added', async () => {
    const element = await draw(open({ scenario: 'active' }));
    expect(element.textContent).to.contain('You don’t have any passkeys yet.');
    expect(button(element, 'Add a passkey').classList.contains('ems-secondary'), 'the way on').to.equal(false);
    await expect(element).to.be.accessible();
  });

  it('lists them with what is known of them', async () => {
    const element = await draw(open());
    expect(names(element)).to.deep.equal(['MacBook', 'Security key']);
    expect(element.querySelectorAll('time').length).to.equal(3);
    expect(element.textContent).to.contain('Not used yet');
    expect(button(element, 'Add a passkey').classList.contains('ems-secondary')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('names one that has no name', async () => {
    const client = open();
    client.passkeys!.list = () =>
      Promise.resolve({ ok: true, value: [{ id: 'a', name: '', createdAt: '2026-01-01T00:00:00.000Z' }] });
    const element = await draw(client);
    expect(names(element)).to.deep.equal(['Unnamed passkey']);
    button(element, 'Rename Unnamed passkey').click();
    await waitUntil(() => element.querySelector('[name="deviceName"]'));
    expect(input(element, 'deviceName').value).to.equal('');
  });

  it('asks who is there where the session is over', async () => {
    const { session, ...client } = open();
    await session.signOut();
    const element = await draw({ session, ...client });
    expect(alertText(element)).to.contain('Sign in');
    expect(element.querySelector('a')?.getAttribute('href')).to.equal('/sign-in');
  });

  it('renames one, and puts the focus back', async () => {
    const element = await draw(open());
    const heard = record(element, 'ems-passkey-renamed');
    button(element, 'Rename MacBook').click();
    await waitUntil(() => document.activeElement === element.querySelector('[name="deviceName"]'));
    type(element, { deviceName: 'Security key' });
    button(element, 'Save').click();
    await waitUntil(() => errorOf(element, 'deviceName'));
    type(element, { deviceName: 'Work laptop' });
    button(element, 'Save').click();
    await says(element, 'The passkey is now called “Work laptop”.');
    expect(heard.length).to.equal(1);
    expect(names(element)).to.deep.equal(['Work laptop', 'Security key']);
    expect(document.activeElement).to.equal(button(element, 'Rename Work laptop'));
  });

  it('keeps what is typed while another tab changes the list', async () => {
    const client = open();
    const element = await draw(client);
    button(element, 'Rename MacBook').click();
    await waitUntil(() => element.querySelector('[name="deviceName"]'));
    type(element, { deviceName: 'Half ty' });
    const field = input(element, 'deviceName');
    await client.openTab().passkeys!.rename({ id: await idOf(client, 1), name: 'Key' });
    await waitUntil(() => names(element).includes('Key'));
    expect(input(element, 'deviceName')).to.equal(field);
    expect(field.value).to.equal('Half ty');
  });

  it('adds one in a window beside the page, and says so once', async () => {
    const client = open({ scenario: 'active' });
    const element = await draw(client);
    const heard = record(element, 'ems-passkey-added');
    button(element, 'Add a passkey').click();
    await says(element, 'Your passkey has been added.');
    expect(names(element)).to.deep.equal(['Telephone']);
    const list = await client.passkeys!.list();
    expect(heard).to.deep.equal([{ type: 'ems-passkey-added', detail: { passkey: list.ok && list.value[0] } }]);
    expect(sessionStorage.length, 'nothing is kept').to.equal(0);
  });

  it('tells the page that the tab comes back to what was added, once', async () => {
    const client = open({ mode: 'redirect' });
    const left = await draw(client);
    button(left, 'Add a passkey').click();
    const back = await comeBack(client, 'complete', left);
    const element = await draw(back);
    await says(element, 'Your passkey has been added.');
    expect(names(element)).to.deep.equal(['MacBook', 'Security key', 'Telephone']);
    element.remove();
    const again = await draw(back);
    expect(again.querySelector('.ems-success')).to.equal(null);
  });

  it('asks before it leads to where one is removed, and can be kept', async () => {
    const client = open();
    const element = await draw(client);
    button(element, 'Remove MacBook').click();
    await waitUntil(() => document.activeElement === element.querySelector('.ems-question'));
    expect(element.querySelector('.ems-question')?.textContent).to.contain('Remove “MacBook”?');
    expect(element.textContent).to.contain('on a separate page');
    const following = Node.DOCUMENT_POSITION_FOLLOWING;
    expect(
      button(element, 'Keep it').compareDocumentPosition(button(element, 'Remove')) & following,
      'the safe choice comes first',
    ).to.equal(following);
    await expect(element).to.be.accessible();
    button(element, 'Keep it').click();
    await waitUntil(() => hasButton(element, 'Remove MacBook'));
    await settled(element);
    expect(document.activeElement).to.equal(button(element, 'Remove MacBook'));
    expect(client.elsewhere.visits).to.deep.equal([]);
  });

  it('says what was removed in a window beside the page, with the focus on the heading', async () => {
    const client = open();
    const element = await draw(client);
    const heard = record(element, 'ems-passkey-removed', 'ems-passkey-added');
    const id = await idOf(client, 0);
    button(element, 'Remove MacBook').click();
    await waitUntil(() => hasButton(element, 'Remove'));
    button(element, 'Remove').click();
    await says(element, '“MacBook” has been removed.');
    expect(client.elsewhere.visits).to.deep.equal([{ port: 'passkeys', removes: id, locale: 'en-US' }]);
    expect(heard).to.deep.equal([{ type: 'ems-passkey-removed', detail: { id } }]);
    expect(names(element)).to.deep.equal(['Security key']);
    expect(element.shadowRoot!.activeElement?.localName).to.equal('h2');
  });

  const endings: [MemoryVisit, string | undefined, string | undefined, string[]][] = [
    ['complete', '“MacBook” has been removed.', undefined, ['Security key']],
    ['cancel', 'Nothing was changed.', undefined, ['MacBook', 'Security key']],
    [
      'return',
      'You came back before it was finished. What you see here is up to date.',
      undefined,
      ['MacBook', 'Security key'],
    ],
    ['fail', undefined, 'That didn’t work. Please try again.', ['MacBook', 'Security key']],
    [
      'forge',
      'You came back before it was finished. What you see here is up to date.',
      undefined,
      ['MacBook', 'Security key'],
    ],
  ];
  for (const [visit, status, alarm, left] of endings) {
    it(`says after a removal that ended by "${visit}" what is so, in the page come back to`, async () => {
      const client = open({ mode: 'redirect' });
      const page = await draw(client);
      button(page, 'Remove MacBook').click();
      await waitUntil(() => hasButton(page, 'Remove'));
      button(page, 'Remove').click();
      const element = await draw(await comeBack(client, visit, page));
      if (status) await says(element, status);
      await waitUntil(() => alertText(element) === alarm, `it alarms "${alarm}"`);
      expect(names(element)).to.deep.equal(left);
    });
  }
});
