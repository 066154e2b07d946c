/** Sessions of a service that wants its proof on a page of its own. */
import '../../../src/define/ems-sessions.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/reauthenticate/step-up.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  type MemoryVisit,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsSessions } from '../../../src/elements/sessions/ems-sessions.ts';
import { comeBack, says, statusText } from '../../support/away.ts';
import { alertText, button, expect, fixture, html, record, settled, waitUntil } from '../../support/elements.ts';

const proved = (label: string) => `Thanks for confirming it’s you. Press “${label}” again to continue.`;

const open = (mode: 'popup' | 'redirect') => {
  const world = createMemoryWorld();
  const client = createMemoryClient({ world, elsewhere: ['reauthentication'], scenario: 'several-sessions', mode });
  world.advance(3600);
  return client;
};

const draw = async (client: RedirectingMemoryClient) => {
  const element = await fixture<EmsSessions>(html`<ems-sessions .client=${client}></ems-sessions>`);
  await waitUntil(() => element.querySelector('li'));
  await settled(element);
  return element;
};

const devices = (element: Element) =>
  [...element.querySelectorAll('.ems-sessions bdi:not([translate])')].map(({ textContent }) => textContent);

const confirm = async (element: EmsSessions) => {
  await waitUntil(() => element.querySelector('dialog[open]'));
  button(element, 'Confirm it’s you').click();
};

const one = 'Sign out Chrome on Windows';
const all = 'Sign out the 3 other sessions';

beforeEach(() => sessionStorage.clear());

describe('ems-sessions, where a proof is given on a page of the service', () => {
  it('ends one after a proof in a window beside the page, by that one press', async () => {
    const element = await draw(open('popup'));
    const heard = record(element, 'ems-session-ended');
    button(element, one).click();
    await confirm(element);
    await waitUntil(() => heard.length);
    await says(element, 'Chrome on Windows has been signed out.');
    expect(devices(element)).to.deep.equal(['Firefox on Linux', 'Safari on iPhone', 'Unknown device']);
  });

  it('ends all others after a proof in a window beside the page, by that one press', async () => {
    const element = await draw(open('popup'));
    const heard = record(element, 'ems-other-sessions-ended');
    button(element, all).click();
    await confirm(element);
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ count: 3 });
    expect(devices(element)).to.deep.equal(['Firefox on Linux']);
  });

  for (const label of [one, all]) {
    it(`"${label}": is back with a word, ends nothing by itself, and takes one more press`, async () => {
      const client = open('redirect');
      const left = await draw(client);
      button(left, label).click();
      await confirm(left);
      const page = await comeBack(client, 'complete', left);
      const element = await draw(page);
      const heard = record(element, 'ems-session-ended', 'ems-other-sessions-ended');
      await says(element, proved(label));
      await waitUntil(() => document.activeElement === button(element, label), 'the very button');
      expect(devices(element)).to.have.length(4);
      button(element, label).click();
      await waitUntil(() => heard.length);
      expect(element.querySelector('dialog[open]'), 'known by now').to.equal(null);
      expect(devices(element)).to.have.length(label === one ? 3 : 1);
    });
  }

  it('says nothing of a session that is over meanwhile', async () => {
    const client = open('redirect');
    const left = await draw(client);
    button(left, one).click();
    await confirm(left);
    const page = await comeBack(client, 'complete', left);
    const list = await page.sessions.list();
    await page.sessions.end({ id: list.ok ? list.value[2]!.id : '' });
    const element = await draw(page);
    await waitUntil(() => sessionStorage.length === 0);
    await settled(element);
    expect(statusText(element)).to.equal(undefined);
    expect(devices(element)).not.to.include('Chrome on Windows');
  });

  const others: [MemoryVisit, string][] = [
    ['cancel', 'Nothing was changed.'],
    ['return', 'You came back before we could confirm it’s you. Nothing was changed.'],
  ];
  for (const [visit, words] of others) {
    it(`says calmly after "${visit}" that nothing was changed, and can be asked again`, async () => {
      const client = open('redirect');
      const left = await draw(client);
      button(left, one).click();
      await confirm(left);
      const element = await draw(await comeBack(client, visit, left));
      await says(element, words);
      expect(alertText(element)).to.equal(undefined);
      button(element, one).click();
      await waitUntil(() => element.querySelector('dialog[open]'));
    });
  }

  it('says in an alert that the proof failed', async () => {
    const client = open('redirect');
    const left = await draw(client);
    button(left, one).click();
    await confirm(left);
    const element = await draw(await comeBack(client, 'fail', left));
    await waitUntil(
      () => alertText(element) === 'We couldn’t confirm it’s you, so nothing was changed. Please try again.',
    );
    expect(devices(element)).to.have.length(4);
  });

  it('never loops: a service that isn’t content after the way back is shown once', async () => {
    const client = open('redirect');
    client.network.problems['sessions.end'] = { code: 'reauthentication_required' };
    const left = await draw(client);
    button(left, one).click();
    await confirm(left);
    const page = await comeBack(client, 'complete', left);
    const element = await draw(page);
    await says(element, proved(one));
    button(element, one).click();
    await waitUntil(() => alertText(element) === 'Please confirm it’s you.');
    expect(element.querySelector('dialog[open]')).to.equal(null);
    expect(page.elsewhere.visits).to.have.length(1);
  });
});
