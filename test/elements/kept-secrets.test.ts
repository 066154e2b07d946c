/** What a form or a screen must not keep once it has no use for it. */
import '../../src/define/ems-account-menu.ts';
import '../../src/define/ems-recovery-codes.ts';
import '../../src/define/ems-register.ts';
import '../../src/define/ems-sign-in.ts';
import '../../src/define/ems-totp-setup.ts';
import '../../src/define/ems-two-factor.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../src/elements/reauthenticate/step-up.ts';
import '../../src/elements/sign-in/second-factor-step.ts';
import '../../src/elements/totp-setup/qr-code.ts';
import '../../src/elements/verify-email/waiting-screen.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPerson,
  type MemoryClient,
} from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import type { EmsSignIn } from '../../src/elements/sign-in/ems-sign-in.ts';
import {
  alertText,
  button,
  expect,
  fixture,
  hasButton,
  html,
  input,
  person,
  setSilently,
  settled,
  type,
  waitUntil,
} from '../support/elements.ts';

const { email, password } = memoryPerson;

/** Whether a text stands in a field, shown or not, or anywhere else. */
const isInDocument = (text: string): boolean =>
  document.documentElement.outerHTML.includes(text) ||
  [...document.querySelectorAll('input')].some(({ value }) => value.includes(text));

const drawSignIn = async (client: MemoryClient) => {
  const page = await fixture(html`
    <div>
      <ems-account-menu .client=${client} sign-in-href="/sign-in"></ems-account-menu>
      <ems-sign-in .client=${client}></ems-sign-in>
    </div>
  `);
  const element = page.querySelector<EmsSignIn>('ems-sign-in')!;
  await settled(element);
  return { page, element };
};

const isEmpty = (element: Element): void => {
  expect(input(element, 'email').value).to.equal('');
  expect(input(element, 'password').value).to.equal('');
};

describe('after a sign-in', () => {
  const signedIn = async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    const { page, element } = await drawSignIn(client);
    type(element, { email, password });
    button(element, 'Show password').click();
    button(element, 'Sign in').click();
    await waitUntil(() => hasButton(element, 'Use another account'));
    return { client, page, element };
  };

  it('no password is in the document', async () => {
    await signedIn();
    await waitUntil(() => !isInDocument(password));
  });

  it('the form is empty that comes back after "Sign out" in the menu', async () => {
    const { page, element } = await signedIn();
    const menu = page.querySelector<EmsElement>('ems-account-menu')!;
    await waitUntil(() => menu.renderRoot.querySelector('[part=button]'));
    button(menu.renderRoot, 'Sign out').click();
    await waitUntil(() => input(element, 'email').checkVisibility());
    isEmpty(element);
  });

  it('the form is empty that "Use another account" leads to', async () => {
    const { element } = await signedIn();
    button(element, 'Use another account').click();
    await waitUntil(() => input(element, 'email').checkVisibility());
    isEmpty(element);
  });

  it('so it is after the second step', async () => {
    const client = createMemoryClient({ scenario: 'second-factor' });
    const { element } = await drawSignIn(client);
    type(element, { email, password });
    button(element, 'Sign in').click();
    await waitUntil(() => element.querySelector('[name=code]'));
    type(element, { code: await client.world.totp(memoryAuthenticator.secret) });
    button(element, 'Sign in').click();
    await waitUntil(() => hasButton(element, 'Use another account'));
    await waitUntil(() => !isInDocument(password));
    await client.session.signOut();
    await waitUntil(() => input(element, 'email').checkVisibility());
    isEmpty(element);
  });

  it('so it is where another tab signed in while a password manager had filled the form', async () => {
    const client = createMemoryClient();
    client.world.addAccount(memoryPerson);
    const { element } = await drawSignIn(client);
    setSilently(element, { email, password });
    await client.openTab().session.signIn({ email, password });
    await waitUntil(() => hasButton(element, 'Use another account'));
    button(element, 'Use another account').click();
    await waitUntil(() => input(element, 'email').checkVisibility());
    isEmpty(element);
  });

  it('that failed, what was typed stays', async () => {
    const { element } = await drawSignIn(createMemoryClient());
    type(element, { email, password });
    button(element, 'Sign in').click();
    await waitUntil(() => alertText(element));
    expect(input(element, 'email').value).to.equal(email);
    expect(input(element, 'password').value).to.equal(password);
  });
});

describe('the password of a registration', () => {
  for (const confirmation of [false, true]) {
    it(`leaves the document when it was taken${confirmation ? ', and what confirms it' : ''}`, async () => {
      const element = await fixture<EmsElement>(
        html`<ems-register .client=${createMemoryClient()} ?confirm-password=${confirmation}></ems-register>`,
      );
      await settled(element);
      type(element, { ...person, ...(confirmation && { passwordConfirmation: person.password }) });
      button(element, 'Next step').click();
      await waitUntil(() => element.querySelector('ems-verify-email'));
      await waitUntil(() => !isInDocument(person.password));
      expect(input(element, 'firstName').value).to.equal(person.firstName);
      expect(input(element, 'email').value).to.equal(person.email);
      await element.updateComplete;
      expect(element.textContent).to.contain('At least');
    });
  }

  it('stays when the registration was refused', async () => {
    const client = createMemoryClient();
    client.network.problems['registration.register'] = { code: 'unreachable' };
    const element = await fixture<EmsElement>(html`<ems-register .client=${client}></ems-register>`);
    await settled(element);
    type(element, person);
    button(element, 'Next step').click();
    await waitUntil(() => alertText(element));
    expect(input(element, 'password').value).to.equal(person.password);
  });
});

describe('when the session ends elsewhere', () => {
  const ends: [string, (client: MemoryClient) => Promise<unknown>][] = [
    ['by signing out', (client) => client.openTab().session.signOut()],
    [
      'because another account takes its place',
      async (client) => {
        client.world.addAccount({ ...memoryPerson, email: 'bob@example.org' });
        const tab = client.openTab();
        await tab.session.signOut();
        await tab.session.signIn({ email: 'bob@example.org', password });
      },
    ],
    [
      'on another device, before Back shows the page again',
      async (client) => {
        client.network.problems['session.current'] = { code: 'session_expired' };
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await Promise.resolve();
      },
    ],
  ];
  for (const [how, end] of ends) {
    it(`recovery codes leave the screen: ${how}`, async () => {
      const client = createMemoryClient({ scenario: 'two-factor' });
      const element = await fixture<EmsElement>(
        html`<ems-recovery-codes .client=${client} sign-in-href="/sign-in"></ems-recovery-codes>`,
      );
      await waitUntil(() => hasButton(element, 'Create new codes'));
      button(element, 'Create new codes').click();
      await waitUntil(() => element.querySelector('.ems-codes li'));
      const code = element.querySelector('.ems-codes li')!.textContent;
      await end(client);
      await waitUntil(() => !isInDocument(code));
      await waitUntil(() => !element.querySelector('[name=saved]'));
    });

    it(`a key that is being set up leaves the screen, with its picture: ${how}`, async () => {
      const client = createMemoryClient({ scenario: 'active' });
      const element = await fixture<EmsElement>(html`<ems-totp-setup .client=${client} autostart></ems-totp-setup>`);
      await waitUntil(() => element.querySelector('svg.ems-qr'));
      const key = element.querySelector('.ems-key')!.textContent.replaceAll(' ', '');
      await end(client);
      await waitUntil(() => !isInDocument(key));
      expect(isInDocument('otpauth:')).to.equal(false);
      expect(element.querySelector('svg.ems-qr')).to.equal(null);
      await waitUntil(() => alertText(element));
      expect(alertText(element)).to.contain('session has ended');
      expect(hasButton(element, 'Get started')).to.equal(true);
    });
  }

  it('codes stay through a question that failed', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    const element = await fixture<EmsElement>(html`<ems-recovery-codes .client=${client}></ems-recovery-codes>`);
    await waitUntil(() => hasButton(element, 'Create new codes'));
    button(element, 'Create new codes').click();
    await waitUntil(() => element.querySelector('.ems-codes li'));
    client.network.problems['session.current'] = { code: 'unreachable' };
    await client.openTab().profile.update({ firstName: 'Ann', lastName: 'Other' });
    await settled(element);
    expect(element.querySelector('.ems-codes li')).not.to.equal(null);
  });

  it('what a set-up inside ems-two-factor shows goes too', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const element = await fixture<EmsElement>(
      html`<ems-two-factor .client=${client} sign-in-href="/sign-in"></ems-two-factor>`,
    );
    await waitUntil(() => hasButton(element, /Set up/));
    button(element, /Set up/).click();
    await waitUntil(() => element.querySelector('.ems-key'));
    await client.openTab().session.signOut();
    await waitUntil(() => !element.querySelector('.ems-key'));
  });
});
