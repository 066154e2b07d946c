import '../../../src/define/ems-forgot-password.ts';
import { createMemoryClient, memoryPerson } from '../../../src/client/memory/index.ts';
import type { EmsForgotPassword } from '../../../src/elements/forgot-password/ems-forgot-password.ts';
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

const { email } = memoryPerson;
const heading = (element: EmsForgotPassword) => element.shadowRoot!.querySelector('h2')!.textContent?.trim();

const draw = async (client = createMemoryClient()) => {
  if (!client.world.account(email)) client.world.addAccount(memoryPerson);
  const element = await fixture<EmsForgotPassword>(
    html`<ems-forgot-password .client=${client} sign-in-href="/sign-in"></ems-forgot-password>`,
  );
  await settled(element);
  return { client, element };
};

const request = async (element: EmsForgotPassword, address: string) => {
  type(element, { email: address });
  button(element, 'Send link').click();
  await waitUntil(() => heading(element) === 'Check your inbox');
};

describe('ems-forgot-password', () => {
  it('has a link sent and shows where to look for it', async () => {
    const { client, element } = await draw();
    const heard = record(element, 'ems-reset-requested');
    await request(element, ` ${email} `);
    expect(heard[0]!.detail).to.deep.equal({ email });
    expect(element.querySelector('bdi')!.textContent).to.equal(email);
    expect(client.world.inbox(email)[0]!.kind).to.equal('password_reset');
    expect(element.shadowRoot!.activeElement, 'the focus').to.equal(element.shadowRoot!.querySelector('h2'));
  });

  it('says the same of an address that has no account', async () => {
    const { client, element } = await draw();
    await request(element, email);
    const { element: other } = await draw(client);
    await request(other, 'nobody@example.org');
    const words = (root: Element) =>
      root.textContent
        .replace(/\s+/g, ' ')
        .replace(email, '…')
        .replace('nobody@example.org', '…')
        .replace(/\d:\d\d/, '');
    expect(words(other)).to.equal(words(element));
    expect(client.world.inbox('nobody@example.org')).to.have.length(0);
  });

  it('sends again after the cool-down', async () => {
    const client = createMemoryClient();
    client.network.latency = () => client.world.advance(60);
    const { element } = await draw(client);
    await request(element, email);
    expect(button(element, /Resend in/).getAttribute('aria-disabled')).to.equal('true');
    const { request: ask } = client.passwordReset;
    Object.assign(client.passwordReset, {
      request: async (...args: Parameters<typeof ask>) => ({ ...(await ask(...args)), value: { retryAfter: 0 } }),
    });
    const { element: other } = await draw(client);
    await request(other, email);
    button(other, 'Resend email').click();
    await waitUntil(() => other.querySelector('[role="status"]')?.textContent?.includes('a new email is on its way'));
    expect(client.world.inbox(email)).to.have.length(3);
  });

  it('lets the address be corrected', async () => {
    const { element } = await draw();
    await request(element, 'ada@example.og');
    button(element, 'Change it').click();
    await waitUntil(() => document.activeElement === input(element, 'email'));
    expect(input(element, 'email').value).to.equal('ada@example.og');
    expect(heading(element)).to.equal('Forgot your password?');
    await request(element, email);
    expect(element.querySelector('bdi')!.textContent).to.equal(email);
  });

  it('asks for an address, and shows problems in the form', async () => {
    const { client, element } = await draw();
    button(element, 'Send link').click();
    await waitUntil(() => errorOf(element, 'email') === 'Please fill this in.');
    client.network.problems['passwordReset.request'] = { code: 'rate_limited', retryAfter: 30, once: true };
    type(element, { email });
    button(element, 'Send link').click();
    await waitUntil(() => alertText(element)?.includes('Too many attempts'));
    expect(hasButton(element, /Try again in 0:(30|29)/)).to.equal(true);
  });

  it('starts with the address that the page knows, and leads back', async () => {
    const element = await fixture<EmsForgotPassword>(
      html`<ems-forgot-password email=${email} sign-in-href="/sign-in"></ems-forgot-password>`,
    );
    expect(input(element, 'email').value).to.equal(email);
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
    button(element, 'Send link').click();
    await waitUntil(() => alertText(element) === 'This isn’t available here.');
  });

  it('says so where people sign in on a page of the service, which replaces a forgotten password there', async () => {
    const client = createMemoryClient({ elsewhere: ['session'] });
    const element = await fixture<EmsForgotPassword>(
      html`<ems-forgot-password .client=${client} email=${email}></ems-forgot-password>`,
    );
    button(element, 'Send link').click();
    await waitUntil(() => alertText(element) === 'This isn’t available here.');
  });

  describe('when the address is corrected', () => {
    const wrong = 'ada@example.og';

    /** Sent to a wrong address, and asked for once more there. */
    const drawAgain = async () => {
      const client = createMemoryClient();
      const { element } = await draw(client);
      client.network.latency = () => client.world.advance(60);
      const { request: ask } = client.passwordReset;
      const keys: unknown[] = [];
      client.passwordReset.request = async (input, options) => {
        keys.push(options?.idempotencyKey);
        const outcome = await ask(input, options);
        return outcome.ok ? { ok: true, value: { retryAfter: 0 } } : outcome;
      };
      await request(element, wrong);
      return { client, element, keys, again: () => button(element, 'Resend email').click() };
    };

    it('leaves the form to whoever corrects it, whatever is answered to the mail before', async () => {
      const { client, element, again } = await drawAgain();
      let answer!: () => void;
      client.network.latency = () => {
        client.world.advance(60);
        return new Promise<void>((resolve) => (answer = resolve));
      };
      const heard = record(element, 'ems-reset-requested', 'ems-failed');
      again();
      await waitUntil(() => answer);
      button(element, 'Change it').click();
      await waitUntil(() => document.activeElement === input(element, 'email'));
      answer();
      await waitUntil(() => heard.length);
      await settled(element);
      expect(heading(element)).to.equal('Forgot your password?');
      expect(document.activeElement).to.equal(input(element, 'email'));
      expect(heard[0]!.detail).to.have.property('email', wrong);
    });

    it('says nothing of the other address, and asks by a key of its own', async () => {
      const { client, element, keys, again } = await drawAgain();
      client.network.problems['passwordReset.request'] = { code: 'timed_out', once: true };
      again();
      await waitUntil(() => alertText(element));
      button(element, 'Change it').click();
      await waitUntil(() => hasButton(element, 'Send link'));
      await request(element, email);
      await settled(element);
      expect(alertText(element)).to.equal(undefined);
      again();
      await waitUntil(() =>
        element.querySelector('[role="status"]')?.textContent?.includes('a new email is on its way'),
      );
      expect(new Set(keys).size).to.equal(4);
    });
  });
});
