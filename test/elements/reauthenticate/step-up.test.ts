/** The dialog as a sensitive change opens it by itself: here by a change of the password, with a session that is an hour old. */
import '../../../src/define/ems-change-password.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryAuthenticator,
  memoryPerson,
  memoryRecoveryCodes,
  type MemoryClient,
  type MemoryScenario,
} from '../../../src/client/memory/index.ts';
import type { EmsChangePassword } from '../../../src/elements/change-password/ems-change-password.ts';
import {
  alertText,
  button,
  hasButton,
  errorOf,
  expect,
  fixture,
  html,
  input,
  record,
  sendKeys,
  setSilently,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const chosen = 'a whole new sentence';

/** A service that wants no present password with a change: in the form it would be the proof. */
const startedAs = (scenario: MemoryScenario) =>
  createMemoryClient({ scenario, world: createMemoryWorld({ requiresCurrentPassword: false }) });

const draw = async (client: MemoryClient) => {
  const calls: string[] = [];
  client.network.latency = (operation) => void calls.push(operation);
  const element = await fixture<EmsChangePassword>(html`<ems-change-password .client=${client}></ems-change-password>`);
  await settled(element);
  return { element, changes: () => calls.filter((operation) => operation === 'password.change').length };
};

const dialogOf = (element: Element) => element.querySelector<HTMLDialogElement>('dialog[open]');

const submit = async (element: EmsChangePassword) => {
  type(element, { password: chosen });
  button(element, 'Update password').focus();
  button(element, 'Update password').click();
  await waitUntil(() => dialogOf(element), 'the dialog opens by itself');
  return dialogOf(element)!;
};

/** Two elements whose changes need proof, both submitted. */
const submitTwo = async () => {
  const client = startedAs('stale');
  const both = [(await draw(client)).element, (await draw(client)).element] as const;
  for (const element of both) type(element, { password: chosen });
  for (const element of both) button(element, 'Update password').click();
  return both;
};

const prove = (dialog: HTMLDialogElement, password: string) => {
  setSilently(dialog, { currentPassword: password });
  button(dialog, 'Confirm').click();
};

const open = async (scenario: 'stale' | 'two-factor' = 'stale') => {
  const client = startedAs(scenario);
  client.world.advance(3600);
  const drawn = await draw(client);
  return { client, ...drawn, dialog: await submit(drawn.element) };
};

const status = (element: Element) =>
  element.querySelector('[role="status"]:not(.ems-visually-hidden, .ems-hint, .ems-hint *)')?.textContent?.trim();

describe('a sensitive change with a session that is too old', () => {
  it('asks for proof, modally, and repeats the change once with what was typed', async () => {
    const { client, element, changes, dialog } = await open();
    expect(dialog.matches(':modal')).to.equal(true);
    expect(document.activeElement).to.equal(input(dialog, 'currentPassword'));
    expect(input(element, 'password').value, 'still there').to.equal(chosen);
    const heard = record(element, 'ems-reauthenticated', 'ems-password-changed');
    prove(dialog, memoryPerson.password);
    await waitUntil(() => heard.length === 2);
    expect(heard).to.deep.equal([
      { type: 'ems-reauthenticated', detail: { method: 'password' } },
      { type: 'ems-password-changed', detail: { endedOtherSessions: true } },
    ]);
    expect(changes(), 'asked, and repeated once').to.equal(2);
    expect(element.querySelector('ems-reauthenticate'), 'gone').to.equal(null);
    expect(document.activeElement, 'returned').to.equal(button(element, 'Update password'));
    const again = await createMemoryClient({ world: client.world }).session.signIn({
      email: memoryPerson.email,
      password: chosen,
    });
    expect(again.ok).to.equal(true);
  });

  for (const [way, cancel] of [
    ['Escape', () => sendKeys({ press: 'Escape' })],
    ['the button', async () => button(dialogOf(document.body)!, 'Cancel').click()],
  ] as const) {
    it(`is given up calmly by ${way}`, async () => {
      const { element, changes } = await open();
      const heard = record(element, 'ems-reauthentication-cancelled');
      await cancel();
      await waitUntil(() => !dialogOf(element));
      await waitUntil(() => status(element) === 'Nothing was changed.');
      expect(heard).to.have.length(1);
      expect(alertText(element), 'no alarm').to.equal(undefined);
      expect(changes()).to.equal(1);
      expect(input(element, 'password').value, 'kept').to.equal(chosen);
      expect(document.activeElement).to.equal(button(element, 'Update password'));
      // And can be begun again.
      button(element, 'Update password').click();
      await waitUntil(() => dialogOf(element));
      prove(dialogOf(element)!, memoryPerson.password);
      await waitUntil(() => status(element)?.startsWith('Your password has been changed'));
    });
  }

  it('stays open for a wrong password, with the error at the field', async () => {
    const { element, changes, dialog } = await open();
    prove(dialog, 'not the password');
    await waitUntil(() => errorOf(dialog, 'currentPassword'));
    expect(errorOf(dialog, 'currentPassword')).to.equal('That’s not the right password.');
    expect(dialog.open).to.equal(true);
    expect(document.activeElement).to.equal(input(dialog, 'currentPassword'));
    expect(changes()).to.equal(1);
    prove(dialog, memoryPerson.password);
    await waitUntil(() => status(element)?.startsWith('Your password has been changed'));
  });

  it('asks for something to be entered', async () => {
    const { dialog } = await open();
    button(dialog, 'Confirm').click();
    await waitUntil(() => errorOf(dialog, 'currentPassword') === 'Please fill this in.');
  });

  it('asks for password and code where there is a second factor, however the code is pasted', async () => {
    const { client, element, dialog } = await open('two-factor');
    expect(document.activeElement).to.equal(input(dialog, 'currentPassword'));
    expect(input(dialog, 'code').autocomplete).to.equal('one-time-code');
    button(dialog, 'Confirm').click();
    await waitUntil(() => errorOf(dialog, 'code') && errorOf(dialog, 'currentPassword'));
    setSilently(dialog, { currentPassword: memoryPerson.password, code: '000000' });
    button(dialog, 'Confirm').click();
    await waitUntil(() => errorOf(dialog, 'code')?.includes('clock'));
    expect(input(dialog, 'currentPassword').value, 'kept').to.equal(memoryPerson.password);
    const code = await client.world.totp(memoryAuthenticator.secret);
    setSilently(dialog, { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
    const heard = record(element, 'ems-reauthenticated');
    button(dialog, 'Confirm').click();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ method: 'totp' });
  });

  it('takes a recovery code in the place of a code, which turns up in no other field', async () => {
    const { element, dialog } = await open('two-factor');
    type(dialog, { currentPassword: memoryPerson.password, code: '123' });
    button(dialog, 'Use a recovery code instead').click();
    await waitUntil(() => input(dialog, 'code').autocomplete === 'off');
    expect(input(dialog, 'code').value).to.equal('');
    await waitUntil(() => document.activeElement === input(dialog, 'code'));
    setSilently(dialog, { code: 'AAAA-AAAA-AAAA' });
    button(dialog, 'Confirm').click();
    await waitUntil(() => errorOf(dialog, 'code')?.startsWith('That’s not one of your recovery codes.'));
    button(dialog, 'Use your authenticator app instead').click();
    await waitUntil(() => input(dialog, 'code').autocomplete === 'one-time-code');
    expect(errorOf(dialog, 'code') ?? '').to.equal('');
    button(dialog, 'Use a recovery code instead').click();
    await waitUntil(() => input(dialog, 'code').autocomplete === 'off');
    setSilently(dialog, { code: memoryRecoveryCodes[0]! });
    const heard = record(element, 'ems-reauthenticated');
    button(dialog, 'Confirm').click();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ method: 'recovery_code' });
  });

  it('asks for the code alone where the password was shown lately', async () => {
    const client = startedAs('two-factor');
    client.world.advance(3600);
    await client.reauthentication.reauthenticate({ password: memoryPerson.password });
    const { element } = await draw(client);
    const dialog = await submit(element);
    expect(dialog.querySelector('[name="currentPassword"]')).to.equal(null);
    expect(document.activeElement).to.equal(input(dialog, 'code'));
    setSilently(dialog, { code: await client.world.totp(memoryAuthenticator.secret) });
    button(dialog, 'Confirm').click();
    await waitUntil(() => status(element)?.includes('has been changed'));
  });

  it('waits as long as the service says after too many tries', async () => {
    const { client, dialog } = await open();
    client.network.problems['reauthentication.reauthenticate'] = { code: 'rate_limited', retryAfter: 90 };
    prove(dialog, memoryPerson.password);
    await waitUntil(() => alertText(dialog)?.includes('Too many attempts'));
    await waitUntil(() => hasButton(dialog, /Try again in 1:(30|29)/));
    expect(button(dialog, /Try again in 1:(30|29)/).getAttribute('aria-disabled')).to.equal('true');
  });

  it('never loops: a client that keeps asking is a problem, shown once', async () => {
    const client = startedAs('active');
    client.network.problems['password.change'] = { code: 'reauthentication_required' };
    const { element, changes } = await draw(client);
    const dialog = await submit(element);
    prove(dialog, memoryPerson.password);
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal('Please confirm it’s you.');
    expect(dialogOf(element)).to.equal(null);
    expect(changes()).to.equal(2);
    expect(input(element, 'password').value, 'kept').to.equal(chosen);
  });

  it('says so where the client has nothing to prove oneself by', async () => {
    const { reauthentication: _absent, ...client } = startedAs('stale');
    const element = await fixture<EmsChangePassword>(
      html`<ems-change-password .client=${client}></ems-change-password>`,
    );
    await settled(element);
    type(element, { password: chosen });
    button(element, 'Update password').click();
    await waitUntil(() => alertText(element) === 'Please confirm it’s you.');
  });

  it('opens once and sends once, however often the buttons are pressed', async () => {
    const client = startedAs('stale');
    const { element, changes } = await draw(client);
    type(element, { password: chosen });
    button(element, 'Update password').click();
    button(element, 'Update password').click();
    await waitUntil(() => dialogOf(element));
    expect(element.querySelectorAll('dialog')).to.have.length(1);
    const dialog = dialogOf(element)!;
    prove(dialog, memoryPerson.password);
    button(dialog, 'Confirm').click();
    await waitUntil(() => status(element)?.startsWith('Your password has been changed'));
    expect(changes()).to.equal(2);
  });

  it('ends when its element leaves the page', async () => {
    const { element, changes } = await open();
    element.remove();
    await settled(element);
    expect(dialogOf(document.body)).to.equal(null);
    expect(element.querySelector('ems-reauthenticate')).to.equal(null);
    expect(changes()).to.equal(1);
  });

  it('does not open for an element that has left while it was fetched', async () => {
    const client = startedAs('stale');
    const { element } = await draw(client);
    type(element, { password: chosen });
    let asked = false;
    client.network.latency = (operation) => void (operation === 'password.change' && (asked = true));
    button(element, 'Update password').click();
    await waitUntil(() => asked);
    element.remove();
    await settled(element);
    expect(element.querySelector('dialog[open]')).to.equal(null);
  });

  it('asks once for two elements that need it at the same time', async () => {
    const [first, second] = await submitTwo();
    await waitUntil(() => dialogOf(document.body));
    await settled(second);
    expect(document.querySelectorAll('dialog[open]')).to.have.length(1);
    prove(dialogOf(document.body)!, memoryPerson.password);
    await waitUntil(() => status(first)?.startsWith('Your password has been changed'));
    // The one sees its change, the other the service's answer to the same password again.
    await waitUntil(() => errorOf(second, 'password') === 'That’s already your password. Choose a new one.');
  });

  it('asks for the second element itself when the first one leaves', async () => {
    const [first, second] = await submitTwo();
    await waitUntil(() => dialogOf(first));
    first.remove();
    await waitUntil(() => dialogOf(second));
    prove(dialogOf(second)!, memoryPerson.password);
    await waitUntil(() => status(second)?.startsWith('Your password has been changed'));
  });

  it('tells password managers whose password is meant', async () => {
    const { dialog } = await open();
    const username = dialog.querySelector<HTMLInputElement>('input[name="username"]')!;
    expect(username.value).to.equal(memoryPerson.email);
    expect(username.autocomplete).to.equal('username');
    expect(username.form).to.equal(input(dialog, 'currentPassword').form);
    expect(input(dialog, 'currentPassword').autocomplete).to.equal('current-password');
  });

  it('is named by its heading and has no violation', async () => {
    const { dialog } = await open('two-factor');
    expect(document.getElementById(dialog.getAttribute('aria-labelledby')!)!.textContent).to.equal('Confirm it’s you');
    await expect(dialog).to.be.accessible();
  });

  it('takes no room in the card of the element that it belongs to', async () => {
    const { element } = await open();
    expect(getComputedStyle(element.querySelector('ems-reauthenticate')!).display).to.equal('contents');
  });
});
