import '../../../src/define/ems-totp-setup.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/reauthenticate/step-up.ts';
import '../../../src/elements/recovery-codes/ems-recovery-codes.ts';
import '../../../src/elements/totp-setup/qr-code.ts';
import { createMemoryClient, memoryPerson, type MemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsTotpSetup } from '../../../src/elements/totp-setup/ems-totp-setup.ts';
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

const draw = async (client = createMemoryClient({ scenario: 'active' })) => {
  const element = await fixture<EmsTotpSetup>(html`<ems-totp-setup .client=${client} can-cancel></ems-totp-setup>`);
  await settled(element);
  return { client, element };
};

const begin = async (client?: MemoryClient) => {
  const drawn = await draw(client);
  button(drawn.element, 'Get started').click();
  await waitUntil(() => drawn.element.querySelector('svg.ems-qr'));
  return drawn;
};

const secretOf = (element: EmsTotpSetup): string => element.querySelector('.ems-key')!.textContent.replaceAll(' ', '');
const submit = (element: EmsTotpSetup): void => button(element, /^Submit/).click();

describe('ems-totp-setup', () => {
  it('begins nothing before it is asked to', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    let begun = 0;
    const enrol = client.authenticators.enrol.bind(client.authenticators);
    const counting = {
      ...client,
      authenticators: {
        ...client.authenticators,
        enrol: (...given: Parameters<typeof enrol>) => (begun++, enrol(...given)),
      },
    };
    const element = await fixture<EmsTotpSetup>(html`<ems-totp-setup .client=${counting}></ems-totp-setup>`);
    await settled(element);
    expect(begun).to.equal(0);
    await element.start();
    expect(begun).to.equal(1);
  });

  it('begins by itself where the page says so', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const element = await fixture<EmsTotpSetup>(html`<ems-totp-setup .client=${client} autostart></ems-totp-setup>`);
    await waitUntil(() => element.querySelector('svg.ems-qr'));
    expect(document.activeElement, 'without taking the focus').to.equal(document.body);
  });

  it('shows the key in groups of four and every value that an app may ask for', async () => {
    const { element } = await begin();
    expect(element.querySelector('.ems-key')!.textContent).to.match(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    const values = [...element.querySelectorAll('dl > *')].map(({ textContent }) => textContent);
    expect(values).to.deep.equal([
      'Type',
      'Time-based (TOTP)',
      'Algorithm',
      'SHA1',
      'Digits',
      '6',
      'Interval',
      '30 seconds',
    ]);
    expect(element.querySelector<HTMLAnchorElement>('a[href^="otpauth:"]')!.href).to.contain(secretOf(element));
  });

  it('has a text alternative for the picture, and no address of data', async () => {
    const { element } = await begin();
    const picture = element.querySelector('svg.ems-qr')!;
    expect(picture.getAttribute('role')).to.equal('img');
    expect(picture.getAttribute('aria-label')).to.contain('QR code');
    expect(element.innerHTML).not.to.match(/data:|style=/);
  });

  it('copies the key without its spaces, and selects it where the clipboard is refused', async () => {
    const { element } = await begin();
    element.querySelector('details')!.open = true;
    const { clipboard } = navigator;
    const copied: string[] = [];
    let refuse = false;
    const writeText = async (text: string): Promise<void> => {
      if (refuse) throw new DOMException('', 'NotAllowedError');
      copied.push(text);
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    try {
      button(element, 'Copy key').click();
      await waitUntil(() => element.textContent.includes('Copied'));
      expect(copied).to.deep.equal([secretOf(element)]);
      refuse = true;
      button(element, 'Copy key').click();
      await waitUntil(() => element.textContent.includes('Selected'));
      expect(getSelection()!.toString().replaceAll(/\s/g, '')).to.equal(secretOf(element));
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
  });

  for (const [shape, paste] of Object.entries({
    spaces: (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)}\n`,
    dashes: (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`,
    'full-width digits': (code: string) =>
      String.fromCodePoint(...[...code].map((digit) => digit.codePointAt(0)! + 0xfee0)),
  })) {
    it(`takes a code pasted with ${shape}`, async () => {
      const { client, element } = await begin();
      const heard = record(element, 'ems-authenticator-added');
      const code = await client.world.totp(secretOf(element));
      type(element, { code: paste(code), deviceName: ' Telephone ' });
      submit(element);
      await waitUntil(() => heard.length);
      expect(heard[0]!.detail).to.have.nested.property('authenticator.name', 'Telephone');
      expect(client.world.account(memoryPerson.email)!.authenticators).to.deep.equal(['Telephone']);
    });
  }

  it('speaks of the clock when a code is wrong, and keeps everything', async () => {
    const { element } = await begin();
    const secret = secretOf(element);
    type(element, { code: '000000', deviceName: 'Telephone' });
    submit(element);
    await waitUntil(() => errorOf(element, 'code'));
    expect(errorOf(element, 'code')).to.contain('clock');
    expect(document.activeElement).to.equal(input(element, 'code'));
    expect(input(element, 'code').value).to.equal('000000');
    expect(input(element, 'deviceName').value).to.equal('Telephone');
    expect(secretOf(element)).to.equal(secret);
  });

  it('takes names of 1 to 64 code points', async () => {
    const { client, element } = await begin();
    type(element, { code: '123456', deviceName: '  ' });
    submit(element);
    await waitUntil(() => errorOf(element, 'deviceName'));
    type(element, { deviceName: '📱'.repeat(65) });
    await settled(element);
    expect(errorOf(element, 'deviceName')).to.contain('64');
    type(element, { code: await client.world.totp(secretOf(element)), deviceName: '📱'.repeat(64) });
    submit(element);
    await waitUntil(() => client.world.account(memoryPerson.email)!.authenticators.length);
  });

  it('has the same words when it is the service that refuses the name', async () => {
    const { client, element } = await begin();
    client.network.problems['authenticators.activate'] = { code: 'name_invalid', field: 'deviceName' };
    type(element, { code: '123456', deviceName: 'Telephone' });
    submit(element);
    await waitUntil(() => errorOf(element, 'deviceName'));
    expect(errorOf(element, 'deviceName')).to.contain('64');
  });

  it('leaves nothing behind half-way: no device, and no secret in the page', async () => {
    const { client, element } = await begin();
    const secret = secretOf(element);
    const heard = record(element, 'ems-totp-setup-closed');
    button(element, 'Cancel').click();
    await settled(element);
    expect(heard[0]!.detail).to.deep.equal({ added: false });
    expect(element.innerHTML).not.to.contain(secret);
    expect(client.world.account(memoryPerson.email)!.authenticators).to.deep.equal([]);
  });

  it('forgets the secret when it is taken out of the page, but not when it is moved', async () => {
    const { element } = await begin();
    const { parentElement } = element;
    parentElement!.prepend(element);
    await settled(element);
    expect(element.querySelector('.ems-key')).not.to.equal(null);
    element.remove();
    await settled(element);
    parentElement!.append(element);
    await settled(element);
    expect(element.querySelector('.ems-key')).to.equal(null);
    expect(hasButton(element, 'Get started')).to.equal(true);
  });

  it('begins anew when the set-up is gone, says so, and keeps the name', async () => {
    const { client, element } = await begin();
    const secret = secretOf(element);
    type(element, { code: '123456', deviceName: 'Telephone' });
    await client.openTab().authenticators.enrol();
    submit(element);
    await waitUntil(() => secretOf(element) !== secret);
    await waitUntil(() => document.activeElement === element.querySelector('[role=alert]'));
    expect(alertText(element)).to.contain('scan the new QR code');
    expect(input(element, 'code').value).to.equal('');
    expect(input(element, 'deviceName').value).to.equal('Telephone');
    type(element, { code: await client.world.totp(secretOf(element)) });
    submit(element);
    await waitUntil(() => client.world.account(memoryPerson.email)!.authenticators.length);
  });

  it('is followed by recovery codes after the first authenticator, and is done when they are saved', async () => {
    const { client, element } = await begin();
    const secret = secretOf(element);
    const heard = record(element, 'ems-authenticator-added', 'ems-totp-setup-closed');
    type(element, { code: await client.world.totp(secret), deviceName: 'Telephone' });
    submit(element);
    await waitUntil(() => element.querySelectorAll('.ems-codes li').length === 10);
    expect(element.innerHTML, 'the secret has left the page').not.to.contain(secret);
    expect(heard[0]!.detail).to.have.property('recoveryCodesDue', true);
    input(element, 'saved').click();
    button(element, 'Done').click();
    await waitUntil(() => heard.length === 2);
    expect(heard[1]!.detail).to.deep.equal({ added: true });
    await waitUntil(() => element.textContent.includes('“Telephone” is set up'));
    expect(element.querySelector('.ems-codes')).to.equal(null);
  });

  it('shows no recovery codes where the page prevents it, and none after a later authenticator', async () => {
    const prevented = await begin();
    prevented.element.addEventListener('ems-authenticator-added', (event) => event.preventDefault());
    const later = await begin(createMemoryClient({ scenario: 'two-factor' }));
    for (const { client, element } of [prevented, later]) {
      const heard = record(element, 'ems-totp-setup-closed');
      type(element, { code: await client.world.totp(secretOf(element)), deviceName: 'Tablet' });
      submit(element);
      await waitUntil(() => heard.length);
      await settled(element);
      expect(element.querySelector('ems-recovery-codes')).to.equal(null);
    }
  });

  it('asks who it is when the session is old, and changes nothing when that is given up', async () => {
    const { client, element } = await draw(createMemoryClient({ scenario: 'stale' }));
    button(element, 'Get started').click();
    await waitUntil(() => element.querySelector('dialog[open]'));
    element.querySelector('dialog')!.close();
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal('Nothing was changed.');
    button(element, 'Get started').click();
    await waitUntil(() => element.querySelector('dialog[open]'));
    const dialog = element.querySelector('dialog')!;
    type(dialog, { currentPassword: memoryPerson.password });
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await waitUntil(() => element.querySelector('svg.ems-qr'));
    expect(client.world.account(memoryPerson.email)!.authenticators).to.deep.equal([]);
  });

  it('says so where the client has no authenticators, and when the limit is reached', async () => {
    const { authenticators: _absent, ...without } = createMemoryClient({ scenario: 'active' });
    const limited = createMemoryClient({
      scenario: 'active',
      problems: { 'authenticators.enrol': { code: 'device_limit_reached' } },
    });
    for (const [client, words] of [
      [without as MemoryClient, 'isn’t available'],
      [limited, 'device limit'],
    ] as const) {
      const { element } = await draw(client);
      button(element, 'Get started').click();
      await waitUntil(() => alertText(element));
      expect(alertText(element)).to.contain(words);
    }
  });
});
