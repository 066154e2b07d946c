import '../../../src/define/ems-sign-in.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/sign-in/second-factor-step.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPerson,
  memoryRecoveryCodes,
} from '../../../src/client/memory/index.ts';
import type { EmsSignIn } from '../../../src/elements/sign-in/ems-sign-in.ts';
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
  setSilently,
  type,
  waitUntil,
} from '../../support/elements.ts';

const { email, password } = memoryPerson;

const draw = async () => {
  const client = createMemoryClient({ scenario: 'second-factor' });
  const element = await fixture<EmsSignIn>(
    html`<ems-sign-in .client=${client} register-href="/register"></ems-sign-in>`,
  );
  await settled(element);
  const heard = record(element, 'ems-signed-in');
  setSilently(element, { email, password });
  button(element, 'Sign in').click();
  await waitUntil(() => element.querySelector('[name=code]'));
  const send = (code: string): void => {
    type(element, { code });
    button(element, 'Sign in').click();
  };
  return { client, element, heard, send, code: () => client.world.totp(memoryAuthenticator.secret) };
};

describe('the second step of ems-sign-in', () => {
  it('asks for the code with the cursor in its field, and signs nobody in before', async () => {
    const { client, element, heard } = await draw();
    await waitUntil(() => document.activeElement === input(element, 'code'));
    expect(input(element, 'code').autocomplete).to.equal('one-time-code');
    expect(input(element, 'code').inputMode).to.equal('numeric');
    expect(input(element, 'code').labels![0]!.textContent).to.equal('Code from your authenticator app');
    expect(element.shadowRoot!.querySelector('h2')!.textContent).to.equal('One more step');
    expect(heard).to.deep.equal([]);
    expect(await client.session.current()).to.deep.equal({ ok: true, value: { status: 'anonymous' } });
  });

  it('keeps the name for password managers, in the form of the code', async () => {
    const { element } = await draw();
    const name = input(element, 'username');
    expect(name.value).to.equal(email);
    expect(name.autocomplete).to.equal('username');
    expect(name.form).to.equal(input(element, 'code').form);
    expect(input(element, 'email').checkVisibility(), 'the first step is not seen').to.equal(false);
  });

  it('signs in by a code, however it is typed', async () => {
    const { element, heard, send, code } = await draw();
    const right = await code();
    send(`${right.slice(0, 3)} ${right.slice(3)}`);
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.have.nested.property('account.email', email);
    await waitUntil(() => hasButton(element, 'Use another account'));
    expect(element.querySelector('[name=code]')).to.equal(null);
  });

  it('speaks of the clock when a code is wrong, and keeps it', async () => {
    const { element, send } = await draw();
    send('000000');
    await waitUntil(() => errorOf(element, 'code'));
    expect(errorOf(element, 'code')).to.contain('clock');
    expect(input(element, 'code').value).to.equal('000000');
    expect(document.activeElement).to.equal(input(element, 'code'));
  });

  it('says that a code was used already', async () => {
    const { client, element, send, code } = await draw();
    const other = createMemoryClient({ world: client.world });
    const step = await other.session.signIn({ email, password });
    await other.secondFactor.verify({
      challenge: step.ok && 'challenge' in step.value ? step.value.challenge : '',
      code: await code(),
    });
    send(await code());
    await waitUntil(() => errorOf(element, 'code'));
    expect(errorOf(element, 'code')).to.contain('already been used');
  });

  it('takes a recovery code in any case and spacing, once', async () => {
    const { client, element, heard, send } = await draw();
    button(element, 'Use a recovery code').click();
    await waitUntil(() => input(element, 'code').labels![0]!.textContent === 'Recovery code');
    expect(input(element, 'code').autocomplete).to.equal('off');
    expect(document.activeElement).to.equal(input(element, 'code'));
    send(` ${memoryRecoveryCodes[0]!.toUpperCase().replaceAll('-', '  ')} `);
    await waitUntil(() => heard.length);
    await client.session.signOut();
    await waitUntil(() => hasButton(element, 'Sign in'));
    await settled(element);
    setSilently(element, { email, password });
    button(element, 'Sign in').click();
    await waitUntil(() => hasButton(element, 'Use a recovery code'));
    button(element, 'Use a recovery code').click();
    await waitUntil(() => hasButton(element, 'Use your authenticator app'));
    send(memoryRecoveryCodes[0]!);
    await waitUntil(() => errorOf(element, 'code'));
    expect(errorOf(element, 'code')).to.contain('Enter another one');
  });

  it('does not speak of the clock when a recovery code is wrong', async () => {
    const { element, send } = await draw();
    button(element, 'Use a recovery code').click();
    send('not a code');
    await waitUntil(() => errorOf(element, 'code'));
    expect(errorOf(element, 'code')).to.contain('not one of your recovery codes');
    button(element, 'Use your authenticator app').click();
    await waitUntil(() => !errorOf(element, 'code'));
    expect(input(element, 'code').value, 'what was typed stays').to.equal('not a code');
  });

  it('offers no recovery code where none is left', async () => {
    const { client, element } = await draw();
    button(element, 'Back').click();
    client.session.signIn = async () => ({ ok: true, value: { challenge: 'x', methods: ['totp'] } });
    button(element, 'Sign in').click();
    await waitUntil(() => element.querySelector('[name=code]'));
    expect(hasButton(element, 'Use a recovery code')).to.equal(false);
  });

  it('goes back to the first step with everything still there', async () => {
    const { element } = await draw();
    button(element, 'Back').click();
    await waitUntil(() => document.activeElement === input(element, 'email'));
    expect(input(element, 'email').value).to.equal(email);
    expect(input(element, 'password').value).to.equal(password);
    expect(element.querySelector('[name=code]')).to.equal(null);
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/register');
  });

  it('starts again when it took too long: one press, nothing typed twice', async () => {
    const { client, element, heard, send, code } = await draw();
    client.world.advance(3600);
    send(await code());
    await waitUntil(() => document.activeElement === element.querySelector('[role=alert]'));
    expect(alertText(element)).to.contain('took too long');
    button(element, 'Sign in').click();
    await waitUntil(() => element.querySelector('[name=code]'));
    send(await code());
    await waitUntil(() => heard.length);
  });

  it('counts down after too many tries', async () => {
    const { client, element, send } = await draw();
    client.network.problems['secondFactor.verify'] = { code: 'rate_limited', retryAfter: 125 };
    send('000000');
    await waitUntil(() => hasButton(element, /^Try again in 2:0\d$/));
    expect(alertText(element)).to.contain('Too many attempts');
  });

  it('leaves whoever goes back in peace, whatever is answered to the code', async () => {
    const { client, element, send } = await draw();
    let answer!: () => void;
    client.network.latency = () => new Promise<void>((resolve) => (answer = resolve));
    client.network.problems['secondFactor.verify'] = { code: 'challenge_expired', once: true };
    const failed = record(element, 'ems-failed');
    send('000000');
    await waitUntil(() => answer);
    button(element, 'Back').click();
    await waitUntil(() => document.activeElement === input(element, 'email'));
    answer();
    await waitUntil(() => failed.length);
    await settled(element);
    expect(alertText(element)).to.equal(undefined);
    expect(document.activeElement).to.equal(input(element, 'email'));
  });
});
