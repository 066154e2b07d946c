import '../../../src/define/ems-two-factor.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/reauthenticate/step-up.ts';
import '../../../src/elements/totp-setup/ems-totp-setup.ts';
import '../../../src/elements/totp-setup/qr-code.ts';
import '../../../src/parts/device-actions.ts';
import { success } from '../../../src/client/outcome.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPerson,
  type MemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsTwoFactor } from '../../../src/elements/two-factor/ems-two-factor.ts';
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

const draw = async (client = createMemoryClient({ scenario: 'two-factor' })) => {
  const element = await fixture<EmsTwoFactor>(
    html`<ems-two-factor .client=${client} sign-in-href="/sign-in"></ems-two-factor>`,
  );
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  await settled(element);
  return {
    client,
    element,
    names: () => [...element.querySelectorAll('.ems-devices bdi')].map(({ textContent }) => textContent),
  };
};

/** Adds a device as another tab does it. */
const addElsewhere = async (client: MemoryClient, name: string): Promise<void> => {
  const tab = client.openTab();
  const begun = await tab.authenticators.enrol();
  if (!begun.ok) throw new Error(begun.problem.code);
  const code = await client.world.totp(begun.value.secret);
  const added = await tab.authenticators.activate({ id: begun.value.id, code, name });
  expect(added.ok).to.equal(true);
};

const removeElsewhere = async (client: MemoryClient): Promise<void> => {
  const list = await client.authenticators.list();
  await client.openTab().authenticators.remove({ id: list.ok ? list.value[0]!.id : '' });
};

const statusOf = (element: EmsTwoFactor): string => element.querySelector('[role=status]')!.textContent.trim();
const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label');
const headingHasFocus = (element: EmsTwoFactor): boolean => element.shadowRoot!.activeElement?.localName === 'h2';

describe('ems-two-factor', () => {
  it('says when a device was used, that it never was, and nothing where the service does not know', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    const createdAt = '2026-03-14T12:00:00Z';
    client.authenticators.list = () =>
      Promise.resolve(
        success([
          { id: 'a', name: 'A', createdAt, lastUsedAt: createdAt },
          { id: 'b', name: 'B', createdAt, lastUsedAt: null },
          { id: 'c', name: 'C', createdAt },
        ]),
      );
    const { element } = await draw(client);
    const hints = [...element.querySelectorAll('.ems-device .ems-hint')];
    expect(hints.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Added Mar 14, 2026 Last used Mar 14, 2026',
      'Added Mar 14, 2026 Not used yet',
      'Added Mar 14, 2026',
    ]);
  });

  it('lists the devices with their dates', async () => {
    const { element, names } = await draw();
    expect(names()).to.deep.equal(['Telephone']);
    const times = [...element.querySelectorAll('time')];
    expect(times).to.have.length(2);
    for (const time of times) expect(Number.isNaN(Date.parse(time.dateTime))).to.equal(false);
    expect(element.querySelector('ul')!.textContent).to.match(/Added .+ Last used /s);
  });

  it('explains itself where there is none, and shows no recovery codes', async () => {
    const { element } = await draw(createMemoryClient({ scenario: 'active' }));
    expect(element.textContent).to.contain('Two-factor authentication is off.');
    expect(hasButton(element, 'Set up an authenticator app')).to.equal(true);
    expect(element.querySelector('ems-recovery-codes')).to.equal(null);
  });

  it('adds one, with its recovery codes, and is back at the list', async () => {
    const { client, element, names } = await draw(createMemoryClient({ scenario: 'active' }));
    button(element, 'Set up an authenticator app').click();
    await waitUntil(() => element.querySelector('svg.ems-qr'));
    const setup = element.querySelector('ems-totp-setup')!;
    expect(setup.shadowRoot!.activeElement?.localName, 'the focus is on the heading of the set-up').to.equal('h2');
    const secret = element.querySelector('.ems-key')!.textContent.replaceAll(' ', '');
    type(element, { code: await client.world.totp(secret), deviceName: 'Tablet' });
    button(element, /^Submit/).click();
    await waitUntil(() => element.querySelector('.ems-codes'));
    input(element, 'saved').click();
    button(element, 'Done').click();
    await waitUntil(() => names().length);
    expect(names()).to.deep.equal(['Tablet']);
    await waitUntil(() => element.textContent.includes('10 of 10 codes left'));
    await waitUntil(() => headingHasFocus(element));
    await waitUntil(() => statusOf(element) === 'Your authenticator app is set up.');
  });

  it('is back at the list when the set-up is cancelled', async () => {
    const { client, element, names } = await draw();
    button(element, 'Add an authenticator app').click();
    await waitUntil(() => element.querySelector('svg.ems-qr'));
    button(element, 'Cancel').click();
    await waitUntil(() => names().length);
    expect(client.world.account(memoryPerson.email)!.authenticators).to.deep.equal(['Telephone']);
    await waitUntil(() => headingHasFocus(element));
    expect(statusOf(element)).to.equal('');
  });

  it('says at the list that no more are allowed', async () => {
    const { client, element, names } = await draw();
    client.network.problems['authenticators.enrol'] = { code: 'device_limit_reached' };
    button(element, 'Add an authenticator app').click();
    await waitUntil(() => names().length && alertText(element)?.includes('device limit'));
  });

  it('renames in the row, and gives the focus back', async () => {
    const { client, element, names } = await draw();
    const heard = record(element, 'ems-authenticator-renamed');
    button(element, 'Rename Telephone').click();
    await waitUntil(() => document.activeElement?.getAttribute('name') === 'deviceName');
    expect(input(element, 'deviceName').value).to.equal('Telephone');
    type(element, { deviceName: 'x'.repeat(65) });
    button(element, 'Save').click();
    await waitUntil(() => errorOf(element, 'deviceName'));
    type(element, { deviceName: 'Old telephone' });
    button(element, 'Save').click();
    await waitUntil(() => names()[0] === 'Old telephone');
    await waitUntil(() => focused() === 'Rename Old telephone');
    expect(statusOf(element)).to.contain('“Old telephone”');
    expect(heard[0]!.detail).to.have.nested.property('authenticator.name', 'Old telephone');
    expect(client.world.account(memoryPerson.email)!.authenticators).to.deep.equal(['Old telephone']);
  });

  it('says when the name is taken, and gives up on request', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    await addElsewhere(client, 'Tablet');
    const { element, names } = await draw(client);
    button(element, 'Rename Telephone').click();
    await waitUntil(() => element.querySelector('[name=deviceName]'));
    type(element, { deviceName: 'tablet' });
    button(element, 'Save').click();
    await waitUntil(() => errorOf(element, 'deviceName'));
    expect(errorOf(element, 'deviceName')).to.contain('already have');
    button(element, 'Cancel').click();
    await waitUntil(() => focused() === 'Rename Telephone');
    expect(names()).to.deep.equal(['Telephone', 'Tablet']);
  });

  it('says before the last one is removed what that means, and asks first', async () => {
    const { client, element, names } = await draw();
    button(element, 'Remove Telephone').click();
    await waitUntil(() => document.activeElement === element.querySelector('.ems-question'));
    expect(element.querySelector('.ems-question')!.textContent)
      .to.contain('just your password')
      .and.to.contain('recovery codes');
    button(element, 'Keep it').click();
    await waitUntil(() => focused() === 'Remove Telephone');
    expect(names()).to.deep.equal(['Telephone']);
    expect(client.world.account(memoryPerson.email)!.authenticators).to.deep.equal(['Telephone']);
  });

  it('removes one, announces it and puts the focus on the heading', async () => {
    const { client, element } = await draw();
    const heard = record(element, 'ems-authenticator-removed');
    button(element, 'Remove Telephone').click();
    await waitUntil(() => hasButton(element, 'Remove'));
    button(element, 'Remove').click();
    await waitUntil(() => element.textContent.includes('is off'));
    await waitUntil(() => statusOf(element).includes('“Telephone” has been removed'));
    expect(headingHasFocus(element)).to.equal(true);
    expect(heard[0]!.detail).to.have.property('left', 0);
    expect(client.world.account(memoryPerson.email)!.authenticators).to.deep.equal([]);
  });

  it('asks who it is before it removes with an old session', async () => {
    const { client, element } = await draw();
    client.world.advance(3600);
    button(element, 'Remove Telephone').click();
    await waitUntil(() => hasButton(element, 'Remove'));
    button(element, 'Remove').click();
    await waitUntil(() => element.querySelector('dialog[open]'));
    expect(client.world.account(memoryPerson.email)!.authenticators).to.deep.equal(['Telephone']);
    const dialog = element.querySelector('dialog')!;
    const code = await client.world.totp(memoryAuthenticator.secret);
    type(dialog, { currentPassword: memoryPerson.password, code });
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await waitUntil(() => !client.world.account(memoryPerson.email)!.authenticators.length);
  });

  it('takes one that was removed elsewhere meanwhile for removed', async () => {
    const { client, element } = await draw();
    button(element, 'Remove Telephone').click();
    await waitUntil(() => hasButton(element, 'Remove'));
    await removeElsewhere(client);
    button(element, 'Remove').click();
    await waitUntil(() => statusOf(element).includes('has been removed'));
  });

  it('shows what another tab adds, and leaves alone unsaved input', async () => {
    const { client, element, names } = await draw();
    button(element, 'Rename Telephone').click();
    await waitUntil(() => element.querySelector('[name=deviceName]'));
    type(element, { deviceName: 'Half-ty' });
    await addElsewhere(client, 'Tablet');
    await waitUntil(() => names().includes('Tablet'));
    expect(input(element, 'deviceName').value).to.equal('Half-ty');
    expect(document.activeElement).to.equal(input(element, 'deviceName'));
    await removeElsewhere(client);
    await waitUntil(async () => client.world.account(memoryPerson.email)!.authenticators.length === 1);
    await settled(element);
    expect(input(element, 'deviceName').value, 'also when the row itself is gone').to.equal('Half-ty');
  });

  it('shows nothing of the account any more when another tab signs out, and leads to the sign-in', async () => {
    const { client, element, names } = await draw();
    await client.openTab().session.signOut();
    await waitUntil(() => alertText(element));
    expect(names()).to.deep.equal([]);
    expect(element.querySelector('[role=alert] a')!.getAttribute('href')).to.equal('/sign-in');
  });

  it('says that what was entered is still here where it is, and not of a question', async () => {
    const stays = 'What you entered is still here';
    for (const [action, typed] of [
      ['Rename', true],
      ['Remove', false],
    ] as const) {
      const { client, element } = await draw();
      button(element, `${action} Telephone`).click();
      await waitUntil(() => element.querySelector('.ems-devices form'));
      await client.openTab().session.signOut();
      await waitUntil(() => alertText(element)?.includes('Your session has ended'));
      expect(alertText(element)!.includes(stays), action).to.equal(typed);
      expect(Boolean(element.querySelector('.ems-devices')), action).to.equal(typed);
    }
  });

  it('says why the list is not there, and tries again', async () => {
    const client = createMemoryClient({
      scenario: 'two-factor',
      problems: { 'authenticators.list': { code: 'offline', once: true } },
    });
    const { element, names } = await draw(client);
    expect(alertText(element)).to.contain('offline');
    button(element, 'Try again').click();
    await waitUntil(() => names().length);
  });
});
