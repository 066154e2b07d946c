/** A service that sets authenticator apps up on a page of its own; and one that wants its proof there. */
import '../../../src/define/ems-totp-setup.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/reauthenticate/step-up.ts';
import '../../../src/elements/recovery-codes/ems-recovery-codes.ts';
import {
  createMemoryClient,
  type MemoryElsewherePort,
  type MemoryScenario,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsTotpSetup } from '../../../src/elements/totp-setup/ems-totp-setup.ts';
import { comeBack, says, statusText, stored } from '../../support/away.ts';
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

const open = (
  mode: 'popup' | 'redirect',
  scenario: MemoryScenario = 'active',
  elsewhere: MemoryElsewherePort[] = ['authenticators'],
) => {
  const client = createMemoryClient({ elsewhere, scenario, mode });
  client.elsewhere.entered.deviceName = 'Tablet';
  return client;
};

const draw = async (client: RedirectingMemoryClient, autostart = false) => {
  const element = await fixture<EmsTotpSetup>(
    html`<ems-totp-setup .client=${client} ?autostart=${autostart} can-cancel></ems-totp-setup>`,
  );
  await waitUntil(() => element.querySelector('button[type="submit"]'));
  await settled(element);
  return element;
};

const leave = (element: EmsTotpSetup) => button(element, 'Set up an authenticator app').click();

beforeEach(() => sessionStorage.clear());

describe('ems-totp-setup, where a page of the service sets apps up', () => {
  it('has one button in the place of picture and code, and sends nobody away by itself', async () => {
    const client = open('redirect');
    const element = await draw(client, true);
    expect(element.textContent).to.contain('An authenticator app on your phone');
    expect(element.textContent).to.contain('on a separate page');
    expect(element.querySelector('svg.ems-qr')).to.equal(null);
    expect([...element.querySelectorAll('button')].map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Set up an authenticator app',
      'Cancel',
    ]);
    expect(client.elsewhere.visits).to.have.length(0);
    await expect(element).to.be.accessible();
    const heard = record(element, 'ems-totp-setup-closed');
    button(element, 'Cancel').click();
    expect(heard).to.deep.equal([{ type: 'ems-totp-setup-closed', detail: { added: false } }]);
  });

  it('adds one in a window beside the page, names it, and goes on to the first recovery codes by a press', async () => {
    const client = open('popup');
    const element = await draw(client);
    const heard = record(element, 'ems-authenticator-added', 'ems-recovery-codes-generated', 'ems-totp-setup-closed');
    leave(element);
    await waitUntil(() => hasButton(element, 'Create recovery codes'));
    expect(heard).to.have.length(1);
    expect(heard[0]!.detail).to.have.nested.property('authenticator.name', 'Tablet');
    expect(heard[0]!.detail).to.have.property('recoveryCodesDue', true);
    expect(element.querySelector('.ems-codes')).to.equal(null);
    button(element, 'Create recovery codes').click();
    await waitUntil(() => element.querySelector('.ems-codes'));
    input(element, 'saved').click();
    button(element, 'Done').click();
    await waitUntil(() => heard.length === 3);
    expect(heard[2]).to.deep.equal({ type: 'ems-totp-setup-closed', detail: { added: true } });
  });

  it('leaves it to the page where the codes are the service’s, too', async () => {
    const element = await draw(open('popup', 'active', ['authenticators', 'recoveryCodes']));
    const heard = record(element, 'ems-authenticator-added', 'ems-totp-setup-closed');
    leave(element);
    await waitUntil(() => heard.length === 2);
    expect(heard[0]!.detail).to.have.property('recoveryCodesDue', true);
    expect(heard[1]!.detail).to.deep.equal({ added: true });
    await says(element, '“Tablet” is set up. From now on, you’ll need a code from it to sign in.');
  });

  it('tells on the page that the tab comes back to, once', async () => {
    const client = open('redirect', 'two-factor');
    const left = await draw(client);
    leave(left);
    const page = await comeBack(client, 'complete', left);
    const heard = record(document, 'ems-authenticator-added');
    const element = await fixture<EmsTotpSetup>(html`<ems-totp-setup .client=${page}></ems-totp-setup>`);
    await says(element, '“Tablet” is set up. From now on, you’ll need a code from it to sign in.');
    expect(heard).to.have.length(1);
    expect(heard[0]!.detail).to.have.nested.property('authenticator.name', 'Tablet');
    expect(heard[0]!.detail).to.have.property('recoveryCodesDue', false);
    element.remove();
    await draw(page);
    expect(heard).to.have.length(1);
  });

  for (const [visit, words] of [
    ['cancel', 'Nothing was changed.'],
    ['return', 'You came back before it was finished. What you see here is up to date.'],
  ] as const) {
    it(`says calmly after "${visit}" how it stands, and offers it again`, async () => {
      const client = open('redirect');
      const left = await draw(client);
      leave(left);
      const element = await draw(await comeBack(client, visit, left), true);
      await says(element, words);
      expect(alertText(element)).to.equal(undefined);
      expect(button(element, 'Set up an authenticator app').getAttribute('aria-busy')).to.equal('false');
    });
  }

  it('says in an alert that it failed, and offers it again', async () => {
    const client = open('popup', 'two-factor');
    client.elsewhere.next = 'fail';
    const element = await draw(client);
    leave(element);
    await waitUntil(() => alertText(element) === 'That didn’t work. Please try again.');
    await waitUntil(() => !element.querySelector('[aria-busy="true"]'));
    client.elsewhere.next = 'complete';
    leave(element);
    await says(element, '“Tablet” is set up. From now on, you’ll need a code from it to sign in.');
  });

  it('believes the list: a success that added nothing is none', async () => {
    const client = open('popup');
    const { authenticators } = client;
    if (authenticators.kind !== 'redirect') throw new Error('inline');
    Object.assign(authenticators, { start: async () => ({ ok: true, value: undefined }), result: () => 'success' });
    const element = await draw(client);
    const heard = record(element, 'ems-authenticator-added');
    leave(element);
    await says(element, 'You came back before it was finished. What you see here is up to date.');
    expect(heard).to.have.length(0);
  });
});

describe('ems-totp-setup, where a proof is given on a page of the service', () => {
  const proved = (label: string) => `Thanks for confirming it’s you. Press “${label}” again to continue.`;

  const leaveForProof = async (element: EmsTotpSetup) => {
    await waitUntil(() => element.querySelector('dialog[open]'));
    button(element, 'Confirm it’s you').click();
  };

  it('waits for one more press, also where a page begins it at once', async () => {
    const client = open('redirect', 'stale', ['reauthentication']);
    const left = await draw(client, true);
    await leaveForProof(left);
    const page = await comeBack(client, 'complete', left);
    const calls: string[] = [];
    page.network.latency = (operation) => void calls.push(operation);
    const element = await draw(page, true);
    await says(element, proved('Get started'));
    expect(calls).not.to.include('authenticators.enrol');
    button(element, 'Get started').click();
    await waitUntil(() => element.querySelector('.ems-key'));
    expect(statusText(element)).to.equal(undefined);
  });

  it('begins anew, with the name that was typed and a word about the app, when the code was entered already', async () => {
    const client = open('redirect', 'active', ['reauthentication']);
    const left = await draw(client);
    button(left, 'Get started').click();
    await waitUntil(() => left.querySelector('.ems-key'));
    const secret = left.querySelector('.ems-key')!.textContent.replaceAll(' ', '');
    client.world.advance(3600);
    const code = await client.world.totp(secret);
    type(left, { code, deviceName: 'Ada’s phone' });
    button(left, /^Submit/).click();
    await leaveForProof(left);
    await waitUntil(() => sessionStorage.length);
    expect(stored()).not.to.contain(code);
    expect(stored()).not.to.contain(secret);
    const element = await draw(await comeBack(client, 'complete', left));
    await waitUntil(() => statusText(element)?.startsWith('Thanks for confirming it’s you.'));
    button(element, 'Get started').click();
    await waitUntil(() => element.querySelector('.ems-key'));
    expect(alertText(element)).to.contain('That setup is no longer valid.');
    expect(input(element, 'deviceName').value).to.equal('Ada’s phone');
    expect(input(element, 'code').value).to.equal('');
  });
});
