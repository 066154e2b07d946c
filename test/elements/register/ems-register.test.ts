import { resetMouse, sendMouse } from '@web/test-runner-commands';
import '../../../src/define/ems-register.ts';
import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { passwordOf } from '../../../src/testing/steps.ts';
import type { EmsRegister } from '../../../src/elements/register/ems-register.ts';
import {
  alertText,
  button,
  errorOf,
  expect,
  fixture,
  hasButton,
  html,
  input,
  person,
  record,
  sendKeys,
  setSilently,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const draw = async (
  client = createMemoryClient(),
  template = html`<ems-register .client=${client}></ems-register>`,
) => {
  const element = await fixture<EmsRegister>(template);
  await settled(element);
  return { client, element, submit: () => button(element, 'Next step').click() };
};

describe('ems-register', () => {
  it('registers the person and shows the waiting screen with the address', async () => {
    const { client, element, submit } = await draw();
    const heard = record(element, 'ems-registered');
    type(element, person);
    submit();
    await waitUntil(() => element.querySelector('ems-verify-email'));
    expect(heard).to.deep.equal([{ type: 'ems-registered', detail: { email: person.email, retryAfter: 60 } }]);
    expect(client.world.account(person.email)).to.include({ firstName: 'Ada', lastName: 'Lovelace', verified: false });
    await waitUntil(() => element.textContent?.includes(person.email));
  });

  it('sends what a password manager wrote without events', async () => {
    const { client, element, submit } = await draw();
    setSilently(element, person);
    submit();
    await waitUntil(() => client.world.inbox(person.email).length === 1);
  });

  it('leaves the next screen to a page that prevents the event', async () => {
    const { element, submit } = await draw();
    element.addEventListener('ems-registered', (event) => event.preventDefault());
    const heard = record(element, 'ems-registered');
    type(element, person);
    submit();
    await waitUntil(() => heard.length);
    await settled(element);
    expect(element.querySelector('ems-verify-email')).to.equal(null);
  });

  it('starts with what the page knows', async () => {
    const client = createMemoryClient();
    const { element } = await draw(
      client,
      html`<ems-register .client=${client} first-name="Grace" last-name="Hopper" email="grace@example.com"></ems-register>`,
    );
    expect([...element.querySelectorAll('input')].map(({ value }) => value)).to.deep.equal([
      'Grace',
      'Hopper',
      'grace@example.com',
      '',
    ]);
  });

  it('says at each field what is missing, and in a list that takes the focus, and sends nothing', async () => {
    const { client, element, submit } = await draw();
    submit();
    await waitUntil(() => errorOf(element, 'firstName'));
    for (const name of ['firstName', 'lastName', 'email', 'password'])
      expect(errorOf(element, name), name).to.equal('Please fill this in.');
    expect(document.activeElement).to.equal(element.querySelector('[role="group"]'));
    expect(client.world.inbox(person.email)).to.have.length(0);
  });

  it('says nothing before the first submit, and takes a message back as soon as its cause is gone', async () => {
    const { element, submit } = await draw();
    type(element, { email: 'ada@' });
    await settled(element);
    expect(errorOf(element, 'email')).to.equal(undefined);
    submit();
    await settled(element);
    expect(errorOf(element, 'email')).to.contain('name@example.com');
    type(element, { email: 'ada@example.com' });
    await settled(element);
    expect(errorOf(element, 'email')).to.equal(undefined);
  });

  for (const email of [
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada lovelace@example.com',
    'ada@example..com',
    `${'a'.repeat(65)}@example.com`,
  ]) {
    it(`refuses the address ${email.slice(0, 30)}`, async () => {
      const { element, submit } = await draw();
      type(element, { ...person, email });
      submit();
      await settled(element);
      expect(errorOf(element, 'email')).to.be.a('string');
      expect(input(element, 'password').value).to.equal(person.password);
    });
  }

  it('takes the spaces off an address that was pasted', async () => {
    const { client, element, submit } = await draw();
    type(element, { ...person, email: '  ada@example.com ' });
    // An input of the type email strips them itself, except when set by another way.
    submit();
    await waitUntil(() => client.world.account('ada@example.com'));
  });

  describe('the password', () => {
    const guessed = 'This password is easy to guess: it repeats itself. Try several unrelated words.';
    const cases: [string, string, string | undefined][] = [
      ['11 characters', 'x'.repeat(11), 'Use at least 12 characters: 1 more to go.'],
      ['12 characters', passwordOf(12), undefined],
      ['12 emoji, counted as people count', '🦊🐈🐟🚂🎻🥐🪁🧊🌵🪴🦉🌧', undefined],
      ['11 emoji', '🦊'.repeat(11), 'Use at least 12 characters: 1 more to go.'],
      ['12 letters written with combining marks, composed first', passwordOf(12, 'e\u0301'), undefined],
      ['11 letters written with combining marks', 'e\u0301'.repeat(11), 'Use at least 12 characters: 1 more to go.'],
      ['spaces all around', passwordOf(12, ' '), undefined],
      ['spaces only', ' '.repeat(12), guessed],
      ['128 characters', passwordOf(128), undefined],
      ['5,000 characters', 'x'.repeat(5000), 'Use at most 256 characters.'],
    ];
    for (const [what, password, message] of cases) {
      it(`${message ? 'refuses' : 'takes'} ${what}`, async () => {
        const { client, element, submit } = await draw();
        type(element, { ...person, password });
        submit();
        if (message) await waitUntil(() => errorOf(element, 'password'));
        else await waitUntil(() => client.world.inbox(person.email).length === 1);
        expect(client.world.inbox(person.email)).to.have.length(message ? 0 : 1);
        if (message) expect(errorOf(element, 'password')).to.equal(message);
      });
    }

    it('says while typing how much is missing, and announces only that it is enough', async () => {
      const { element } = await draw();
      const hint = () => element.querySelector('.ems-hint')!;
      expect(hint().textContent).to.contain('At least 12 characters');
      type(element, { password: 'correct ho' });
      await settled(element);
      expect(hint().textContent).to.contain('2 more characters');
      expect(hint().querySelector('[role=status]')!.textContent).to.equal('');
      type(element, { password: 'correct horse' });
      await settled(element);
      expect(hint().querySelector('[role=status]')!.textContent).to.equal('Long enough');
    });

    it('follows the policy of the client, and what the service says of it later', async () => {
      const client = createMemoryClient({ policy: { password: { minLength: 15, maxLength: 256 } } });
      const { element } = await draw(client);
      expect(element.querySelector('.ems-hint')!.textContent).to.contain('15 characters');
      expect(input(element, 'password').getAttribute('passwordrules')).to.equal('minlength: 15; maxlength: 256;');
      const stricter = {
        ...createMemoryClient(),
        policy: {
          ...client.policy,
          current: async () => ({ ok: true as const, value: { password: { minLength: 20, maxLength: 64 } } }),
        },
      };
      element.client = stricter;
      await waitUntil(() => element.querySelector('.ems-hint')!.textContent?.includes('20 characters'));
    });

    it('is shown and hidden by a button outside the field, and hidden again when it is sent', async () => {
      const { element, submit } = await draw();
      const show = button(element, 'Show password');
      expect(show.getAttribute('aria-controls')).to.equal(input(element, 'password').id);
      expect(show.closest('label')).to.equal(null);
      type(element, { password: person.password });
      show.click();
      await settled(element);
      expect(input(element, 'password')).to.include({ type: 'text', value: person.password });
      submit();
      await settled(element);
      expect(input(element, 'password').type).to.equal('password');
      expect(hasButton(element, 'Show password')).to.equal(true);
    });

    it('is asked for twice only where the page wants it', async () => {
      const client = createMemoryClient();
      const { element, submit } = await draw(
        client,
        html`<ems-register .client=${client} confirm-password></ems-register>`,
      );
      type(element, { ...person, passwordConfirmation: 'something else' });
      submit();
      await settled(element);
      expect(errorOf(element, 'passwordConfirmation')).to.equal('The passwords don’t match.');
      type(element, { passwordConfirmation: person.password });
      submit();
      await waitUntil(() => client.world.inbox(person.email).length === 1);
    });
  });

  it('takes names in every script, emoji and markup as they are', async () => {
    const { client, element, submit } = await draw();
    type(element, { ...person, firstName: '  Δέσποινα 🦊 ', lastName: '<img src=x onerror=alert(1)> أحمد' });
    submit();
    await waitUntil(() => client.world.account(person.email));
    expect(client.world.account(person.email)).to.include({
      firstName: 'Δέσποινα 🦊',
      lastName: '<img src=x onerror=alert(1)> أحمد',
    });
  });

  it('takes an address with a domain of another script, and says which account it is in ASCII', async () => {
    for (const [typed, sent] of [
      ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
      ['\u200bann＠ｅｘａｍｐｌｅ。com\u200b', 'ann@example.com'],
    ] as const) {
      const { client, element, submit } = await draw();
      type(element, { ...person, email: typed });
      submit();
      await waitUntil(() => client.world.account(sent));
      expect(client.world.account(sent)?.email).to.equal(sent);
      expect(client.world.inbox(sent)).to.have.length(1);
    }
  });

  it('refuses a name that shows nothing, and drops what shows nothing from one that does', async () => {
    const { client, element, submit } = await draw();
    type(element, { ...person, firstName: '\u200b\u2060', lastName: '\u3164' });
    submit();
    await settled(element);
    expect(errorOf(element, 'firstName')).to.equal('Please fill this in.');
    expect(errorOf(element, 'lastName')).to.be.a('string');
    type(element, { firstName: '\u202eAnn\tMarie', lastName: 'می\u200cخواهم' });
    submit();
    await waitUntil(() => client.world.account(person.email));
    expect(client.world.account(person.email)).to.include({ firstName: 'Ann Marie', lastName: 'می\u200cخواهم' });
  });

  it('registers once however often the button is pressed', async () => {
    const { client, element, submit } = await draw();
    let answer!: () => void;
    client.network.latency = () => new Promise<void>((resolve) => (answer = resolve));
    type(element, person);
    submit();
    submit();
    input(element, 'password').focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    const next = button(element, 'Next step');
    expect(next.getAttribute('aria-disabled')).to.equal('true');
    next.focus();
    expect(document.activeElement, 'busy, but focusable').to.equal(next);
    expect(input(element, 'email').readOnly).to.equal(true);
    answer();
    await waitUntil(() => client.world.inbox(person.email).length);
    expect(client.world.inbox(person.email)).to.have.length(1);
  });

  it('shows a problem in an alert that has the focus, keeps everything, and succeeds when sent again', async () => {
    const { client, element, submit } = await draw();
    const heard = record(element, 'ems-failed');
    client.network.problems['registration.register'] = { code: 'unreachable', once: true };
    type(element, person);
    submit();
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.contain('couldn’t reach');
    expect(document.activeElement).to.equal(element.querySelector('[role=alert]'));
    expect(heard).to.deep.equal([{ type: 'ems-failed', detail: { code: 'unreachable' } }]);
    expect(input(element, 'password').value).to.equal(person.password);
    submit();
    await waitUntil(() => client.world.inbox(person.email).length === 1);
  });

  it('sends a lost request again with the same key, and a changed one with a new key', async () => {
    const client = createMemoryClient();
    const keys: (string | undefined)[] = [];
    const spy = {
      ...client,
      registration: {
        ...client.registration,
        register: async (...[, options]: Parameters<typeof client.registration.register>) => {
          keys.push(options?.idempotencyKey);
          return { ok: false as const, problem: { code: 'timed_out' as const } };
        },
      },
    };
    const { element, submit } = await draw(client, html`<ems-register .client=${spy}></ems-register>`);
    type(element, person);
    for (const change of [{}, {}, { firstName: 'Augusta' }]) {
      type(element, change);
      submit();
      await waitUntil(() => alertText(element));
      await settled(element);
    }
    expect(keys[0]).to.be.a('string').with.length.greaterThan(20);
    expect(keys[1]).to.equal(keys[0]);
    expect(keys[2]).not.to.equal(keys[0]);
  });

  it('puts what the service says of a field at the field', async () => {
    const { client, element, submit } = await draw();
    client.network.problems['registration.register'] = { code: 'password_compromised', field: 'password', once: true };
    type(element, person);
    submit();
    await waitUntil(() => errorOf(element, 'password'));
    expect(errorOf(element, 'password')).to.contain('data breach');
    expect(document.activeElement).to.equal(input(element, 'password'));
    expect(alertText(element)).to.equal(undefined);
  });

  it('counts down on the button when asked to wait', async () => {
    const { client, element, submit } = await draw();
    client.network.problems['registration.register'] = { code: 'rate_limited', retryAfter: 90, once: true };
    type(element, person);
    submit();
    await waitUntil(() => alertText(element));
    await waitUntil(() => hasButton(element, /Try again in 1:(30|29)/), 'counts');
    expect(button(element, /Try again in/).getAttribute('aria-disabled')).to.equal('true');
    button(element, /Try again in/).click();
    await settled(element);
    expect(client.world.inbox(person.email)).to.have.length(0);
  });

  it('says so where the client has no registration', async () => {
    const { registration: _, ...client } = createMemoryClient();
    const element = await fixture<EmsRegister>(html`<ems-register .client=${client}></ems-register>`);
    type(element, person);
    button(element, 'Next step').click();
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.contain('isn’t available');
  });

  it('brings everything back but the password, to correct the address', async () => {
    const { element, submit } = await draw();
    type(element, person);
    submit();
    await waitUntil(() => hasButton(element, 'Change it'));
    button(element, 'Change it').click();
    await waitUntil(() => document.activeElement === input(element, 'email'));
    expect(input(element, 'password').value).to.equal('');
    expect(input(element, 'firstName').value).to.equal('Ada');
    expect(input(element, 'email').checkVisibility()).to.equal(true);
  });

  describe('a live session', () => {
    it('is shown in the place of the form, and is gone on with', async () => {
      const { element } = await draw(createMemoryClient({ scenario: 'active' }));
      await waitUntil(() => element.textContent?.includes('Signed in as'));
      expect(input(element, 'email').checkVisibility()).to.equal(false);
      const heard = record(element, 'ems-continue');
      button(element, 'Continue').click();
      expect(heard[0]?.detail).to.have.property('status', 'active');
    });

    it('is ended for another account', async () => {
      const { element } = await draw(createMemoryClient({ scenario: 'active' }));
      await waitUntil(() => hasButton(element, 'Use another account'));
      button(element, 'Use another account').click();
      await waitUntil(() => input(element, 'email').checkVisibility());
      expect(element.textContent).not.to.contain('Signed in as');
    });

    it('does not disturb a person who is typing', async () => {
      const client = createMemoryClient({ scenario: 'active' });
      let answer!: () => void;
      client.network.latency = () => new Promise<void>((resolve) => (answer = resolve));
      const { element } = await draw(client);
      type(element, { firstName: 'Ada' });
      answer();
      await settled(element);
      expect(input(element, 'firstName').checkVisibility()).to.equal(true);
    });
  });

  it('shows where an error is under the pointer too', async () => {
    const { element, submit } = await draw();
    submit();
    await waitUntil(() => errorOf(element, 'password'));
    const field = input(element, 'password');
    const { x, y, width, height } = field.getBoundingClientRect();
    const { borderColor } = getComputedStyle(input(element, 'email'));
    await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    expect(field.matches(':hover')).to.equal(true);
    expect(getComputedStyle(field).borderColor).to.equal(borderColor);
    await resetMouse();
  });

  it('gives up its request when it leaves the page for good, and keeps it when it only moves', async () => {
    const { client, element, submit } = await draw();
    let signal: AbortSignal | undefined;
    const register = client.registration.register.bind(client.registration);
    element.client = {
      ...client,
      registration: {
        ...client.registration,
        register: (input, options) => ((signal = options?.signal), register(input, options)),
      },
    };
    let answer!: () => void;
    client.network.latency = (operation) =>
      operation === 'registration.register' ? new Promise<void>((resolve) => (answer = resolve)) : undefined;
    await settled(element);
    type(element, person);
    submit();
    await waitUntil(() => signal);
    element.parentElement!.append(element);
    await settled(element);
    expect(signal!.aborted).to.equal(false);
    element.remove();
    await waitUntil(() => signal!.aborted);
    answer();
  });
});
