/** A service that sets authenticator apps up on a page of its own; and one that wants its proof there. */
import '../../../src/define/ems-two-factor.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/reauthenticate/step-up.ts';
import '../../../src/parts/device-actions.ts';
import {
  createMemoryClient,
  type MemoryElsewherePort,
  type MemoryScenario,
  type MemoryVisit,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsTwoFactor } from '../../../src/elements/two-factor/ems-two-factor.ts';
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

interface Options {
  mode?: 'popup' | 'redirect';
  scenario?: MemoryScenario;
  elsewhere?: MemoryElsewherePort[];
}

const open = ({ mode = 'popup', scenario = 'two-factor', elsewhere = ['authenticators'] }: Options = {}) => {
  const client = createMemoryClient({ elsewhere, scenario, mode });
  client.elsewhere.entered.deviceName = 'Tablet';
  return client;
};

const draw = async (client: RedirectingMemoryClient) => {
  const element = await fixture<EmsTwoFactor>(html`<ems-two-factor .client=${client}></ems-two-factor>`);
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  await settled(element);
  return element;
};

const names = (element: Element) =>
  [...element.querySelectorAll('.ems-devices bdi')].map(({ textContent }) => textContent);

const set = 'Your authenticator app is set up.';

beforeEach(() => sessionStorage.clear());

describe('ems-two-factor, where a page of the service sets apps up', () => {
  it('has one button that says where it leads, and everything else as ever', async () => {
    const element = await draw(open());
    expect(element.textContent).to.contain('on a separate page');
    expect(button(element, 'Add an authenticator app').classList.contains('ems-secondary')).to.equal(true);
    expect(element.querySelector('ems-totp-setup')).to.equal(null);
    button(element, 'Rename Telephone').click();
    await waitUntil(() => element.querySelector('[name="deviceName"]'));
    const heard = record(element, 'ems-authenticator-renamed', 'ems-authenticator-removed');
    type(element, { deviceName: 'Phone' });
    button(element, 'Save').click();
    await waitUntil(() => heard.length === 1 && names(element)[0] === 'Phone');
    expect(names(element)).to.deep.equal(['Phone']);
    button(element, 'Remove Phone').click();
    await waitUntil(() => element.querySelector('.ems-question'));
    button(element, 'Remove').click();
    await waitUntil(() => heard.length === 2 && element.textContent.includes('Two-factor authentication is off.'));
    expect(button(element, 'Set up an authenticator app').classList.contains('ems-secondary'), 'the way on').to.equal(
      false,
    );
    await expect(element).to.be.accessible();
  });

  it('is as ever where the service has no such page', async () => {
    const element = await draw(open({ elsewhere: ['recoveryCodes'] }));
    expect(hasButton(element, 'Add an authenticator app')).to.equal(true);
    button(element, 'Add an authenticator app').click();
    await waitUntil(() => element.querySelector('ems-totp-setup'));
  });

  it('adds one in a window beside the page, and names it', async () => {
    const client = open();
    const element = await draw(client);
    const heard = record(element, 'ems-authenticator-added');
    button(element, 'Add an authenticator app').focus();
    button(element, 'Add an authenticator app').click();
    await says(element, set);
    await waitUntil(() => heard.length);
    expect(names(element)).to.deep.equal(['Telephone', 'Tablet']);
    const list = await client.authenticators.list();
    expect(heard).to.deep.equal([
      { type: 'ems-authenticator-added', detail: { authenticator: list.ok && list.value[1], recoveryCodesDue: false } },
    ]);
    expect(client.elsewhere.visits).to.deep.equal([{ port: 'authenticators', locale: 'en-US' }]);
    expect(document.activeElement, 'stays').to.equal(button(element, 'Add an authenticator app'));
    expect(sessionStorage.length, 'nothing is kept').to.equal(0);
  });

  it('says with the first one that recovery codes are due, and offers them', async () => {
    const client = open({ scenario: 'active' });
    const element = await draw(client);
    const heard = record(element, 'ems-authenticator-added');
    button(element, 'Set up an authenticator app').click();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.have.property('recoveryCodesDue', true);
    await waitUntil(() => hasButton(element, 'Create recovery codes'));
    expect(button(element, 'Add an authenticator app').classList.contains('ems-secondary')).to.equal(true);
  });

  it('has no codes due where the client has none', async () => {
    const { recoveryCodes: _absent, ...client } = open({ scenario: 'active' });
    const element = await draw(client as RedirectingMemoryClient);
    const heard = record(element, 'ems-authenticator-added');
    button(element, 'Set up an authenticator app').click();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.have.property('recoveryCodesDue', false);
  });

  const endings: [MemoryVisit, 'popup' | 'redirect', string][] = [
    ['cancel', 'popup', 'Nothing was changed.'],
    ['cancel', 'redirect', 'Nothing was changed.'],
    ['return', 'popup', 'Nothing was changed.'],
    ['return', 'redirect', 'You came back before it was finished. What you see here is up to date.'],
  ];
  for (const [visit, mode, words] of endings) {
    it(`says calmly after "${visit}" in a ${mode} what is so`, async () => {
      const client = open({ mode });
      let element = await draw(client);
      client.elsewhere.next = visit;
      button(element, 'Add an authenticator app').click();
      if (mode === 'redirect') element = await draw(await comeBack(client, visit, element));
      const heard = record(element, 'ems-authenticator-added');
      await says(element, words);
      expect(alertText(element)).to.equal(undefined);
      expect(names(element)).to.deep.equal(['Telephone']);
      expect(heard).to.have.length(0);
      await waitUntil(() => button(element, 'Add an authenticator app').getAttribute('aria-busy') === 'false');
    });
  }

  for (const mode of ['popup', 'redirect'] as const) {
    it(`says in an alert that it failed, in a ${mode}, and offers it again`, async () => {
      const client = open({ mode });
      let element = await draw(client);
      client.elsewhere.next = 'fail';
      button(element, 'Add an authenticator app').click();
      if (mode === 'redirect') element = await draw(await comeBack(client, 'fail', element));
      await waitUntil(() => alertText(element) === 'That didn’t work. Please try again.');
      expect(names(element)).to.deep.equal(['Telephone']);
      if (mode === 'redirect') return;
      await waitUntil(() => !element.querySelector('[aria-busy="true"]'));
      client.elsewhere.next = 'complete';
      button(element, 'Add an authenticator app').click();
      await says(element, set);
      expect(alertText(element)).to.equal(undefined);
    });
  }

  it('tells on the page that the tab comes back to which one is new, once', async () => {
    const client = open({ mode: 'redirect' });
    // The service's clock isn't ours: a new one may look older than the one that was there.
    client.world.advance(-90 * 24 * 3600);
    const left = await draw(client);
    button(left, 'Add an authenticator app').click();
    const page = await comeBack(client, 'complete', left);
    const heard = record(document, 'ems-authenticator-added');
    const element = await draw(page);
    await says(element, set);
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.have.nested.property('authenticator.name', 'Tablet');
    expect(names(element)).to.have.members(['Telephone', 'Tablet']);
    expect(sessionStorage.length, 'nothing is kept').to.equal(0);
    element.remove();
    const next = await draw(page);
    await settled(next);
    expect(statusText(next)).to.equal(undefined);
    expect(heard).to.have.length(1);
  });

  it('takes the newest for the new one where the tab kept nothing', async () => {
    const client = open({ mode: 'redirect' });
    const left = await draw(client);
    button(left, 'Add an authenticator app').click();
    const page = await comeBack(client, 'complete', left);
    sessionStorage.clear();
    // Another page: what this one remembers is gone with it.
    const { takeSeen } = await import('../../../src/parts/seen-before.ts');
    takeSeen('authenticators');
    const heard = record(document, 'ems-authenticator-added');
    await draw(page);
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.have.nested.property('authenticator.name', 'Tablet');
  });

  it('believes the list: a success that added nothing is none', async () => {
    const client = open();
    const { authenticators } = client;
    if (authenticators.kind !== 'redirect') throw new Error('inline');
    Object.assign(authenticators, { start: async () => ({ ok: true, value: undefined }), result: () => 'success' });
    const element = await draw(client);
    const heard = record(element, 'ems-authenticator-added');
    button(element, 'Add an authenticator app').click();
    await says(element, 'You came back before it was finished. What you see here is up to date.');
    expect(heard).to.have.length(0);
  });

  it('believes the list: one that was added before the window was closed is there', async () => {
    const client = open({ mode: 'redirect' });
    const left = await draw(client);
    button(left, 'Add an authenticator app').click();
    const page = await comeBack(client, 'return', left);
    // By another tab of the service's, say.
    const other = createMemoryClient({ world: page.world, elsewhere: ['authenticators'], scenario: 'active' });
    other.elsewhere.entered.deviceName = 'Tablet';
    if (other.authenticators.kind === 'redirect') await other.authenticators.start();
    const heard = record(document, 'ems-authenticator-added');
    const element = await draw(page);
    await says(element, set);
    await waitUntil(() => heard.length);
  });
});

describe('ems-two-factor, where a proof is given on a page of the service', () => {
  const proved = (label: string) => `Thanks for confirming it’s you. Press “${label}” again to continue.`;

  const confirm = async (element: Element) => {
    await waitUntil(() => element.querySelector('dialog[open]'));
    button(element, 'Confirm it’s you').click();
  };

  const openStale = () => {
    const client = open({ mode: 'redirect', elsewhere: ['reauthentication'] });
    client.world.advance(3600);
    return client;
  };

  /** A device was being renamed when the service asked for proof. */
  const renameAndComeBack = async () => {
    const client = openStale();
    client.network.problems['authenticators.rename'] = { code: 'reauthentication_required', once: true };
    const left = await draw(client);
    button(left, 'Rename Telephone').click();
    await waitUntil(() => left.querySelector('[name="deviceName"]'));
    type(left, { deviceName: 'Ada’s phone' });
    button(left, 'Save').click();
    await confirm(left);
    return comeBack(client, 'complete', left);
  };

  it('asks again whether to remove a device, and removes it by one more press', async () => {
    const client = openStale();
    const left = await draw(client);
    button(left, 'Remove Telephone').click();
    await waitUntil(() => left.querySelector('.ems-question'));
    button(left, 'Remove').click();
    await confirm(left);
    const page = await comeBack(client, 'complete', left);
    const element = await draw(page);
    await says(element, proved('Remove'));
    expect(element.querySelector('.ems-question')!.textContent).to.contain('Remove “Telephone”?');
    expect(document.activeElement, 'not under the next press of Enter').to.equal(
      element.querySelector('.ems-question'),
    );
    const heard = record(element, 'ems-authenticator-removed');
    button(element, 'Remove').click();
    await waitUntil(() => heard.length);
  });

  it('shows the row that was being renamed, with the name that was typed', async () => {
    const page = await renameAndComeBack();
    const element = await draw(page);
    await says(element, proved('Save'));
    expect(input(element, 'deviceName').value).to.equal('Ada’s phone');
    expect(document.activeElement).to.equal(input(element, 'deviceName'));
    const heard = record(element, 'ems-authenticator-renamed');
    button(element, 'Save').click();
    await waitUntil(() => heard.length);
    await settled(element);
    expect(names(element)).to.deep.equal(['Ada’s phone']);
  });

  it('says nothing of a device that is gone meanwhile, and gives its name to no other one', async () => {
    const page = await renameAndComeBack();
    // Removed on another device, and set up anew under the same name.
    const list = page.authenticators.list.bind(page.authenticators);
    page.authenticators.list = async (options) => {
      const outcome = await list(options);
      return outcome.ok ? { ok: true, value: outcome.value.map((device) => ({ ...device, id: 'another' })) } : outcome;
    };
    const element = await draw(page);
    await waitUntil(() => sessionStorage.length === 0);
    await settled(element);
    expect(statusText(element)).to.equal(undefined);
    button(element, 'Rename Telephone').click();
    await waitUntil(() => element.querySelector('[name="deviceName"]'));
    expect(input(element, 'deviceName').value).to.equal('Telephone');
  });

  it('shows the set-up again that a proof was wanted for, and begins it by one more press', async () => {
    const client = openStale();
    const left = await draw(client);
    button(left, 'Add an authenticator app').click();
    await confirm(left);
    const page = await comeBack(client, 'complete', left);
    const calls: string[] = [];
    page.network.latency = (operation) => void calls.push(operation);
    const element = await draw(page);
    await waitUntil(() => element.querySelector('ems-totp-setup'));
    await says(element, proved('Get started'));
    expect(calls).not.to.include('authenticators.enrol');
    button(element, 'Get started').click();
    await waitUntil(() => element.querySelector('.ems-key'));
    expect(stored()).not.to.contain(element.querySelector('.ems-key')!.textContent.replaceAll(' ', ''));
  });

  it('makes new recovery codes by one more press', async () => {
    const client = openStale();
    const left = await draw(client);
    button(left, 'Create new codes').click();
    await confirm(left);
    const page = await comeBack(client, 'complete', left);
    const element = await draw(page);
    const codes = element.querySelector('ems-recovery-codes')!;
    await says(codes, proved('Create new codes'));
    expect(codes.querySelector('.ems-codes')).to.equal(null);
    button(element, 'Create new codes').click();
    await waitUntil(() => codes.querySelector('.ems-codes'));
    expect(stored()).not.to.contain(codes.querySelector('.ems-codes li')!.textContent);
  });
});
