import '../../../src/define/ems-confirm-email.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPendingEmail,
  memoryPerson,
  memoryRecoveryCodes,
  type MemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsConfirmEmail } from '../../../src/elements/confirm-email/ems-confirm-email.ts';
import {
  alertText,
  button,
  errorOf,
  expect,
  fixture,
  hasButton,
  html,
  record,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const heading = (element: EmsConfirmEmail) => element.shadowRoot!.querySelector('h2')!.textContent?.trim();
const mailed = ({ world }: MemoryClient) => world.inbox(memoryPendingEmail)[0]!.token!;

const draw = async (
  client = createMemoryClient({ scenario: 'pending-email' }),
  token: string | undefined = mailed(client),
) => {
  const element = await fixture<EmsConfirmEmail>(
    html`<ems-confirm-email .client=${client} .token=${token} account-href="/account"></ems-confirm-email>`,
  );
  await settled(element);
  return { client, element };
};

const press = (element: EmsConfirmEmail) => {
  button(element, 'Confirm email address').focus();
  button(element, 'Confirm email address').click();
};

describe('ems-confirm-email', () => {
  it('spends the link by a click, and only by a click', async () => {
    const client = createMemoryClient({ scenario: 'pending-email' });
    const operations: string[] = [];
    client.network.latency = (operation) => void operations.push(operation);
    const { element } = await draw(client);
    document.dispatchEvent(new Event('visibilitychange'));
    await settled(element);
    expect(operations).to.deep.equal([]);
    const heard = record(element, 'ems-email-changed');
    press(element);
    await waitUntil(() => heading(element) === 'Your email address has been changed');
    expect(heard).to.deep.equal([{ type: 'ems-email-changed', detail: { email: memoryPendingEmail, by: 'click' } }]);
    expect(element.querySelector('bdi')!.textContent).to.equal(memoryPendingEmail);
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/account');
    expect(element.shadowRoot!.activeElement).to.equal(element.shadowRoot!.querySelector('h2'));
    expect(client.world.account(memoryPerson.email)).to.equal(undefined);
    expect(operations).to.deep.equal(['email.confirm']);
  });

  it('asks for the password of the account on a device without its session, and names it masked', async () => {
    const { world } = createMemoryClient({ scenario: 'pending-email' });
    const { element } = await draw(createMemoryClient({ world }));
    press(element);
    await waitUntil(() => heading(element) === 'Confirm it’s you');
    await settled(element);
    expect(element.querySelector('bdi')!.textContent).to.equal('a•••@e•••.org');
    expect(element.querySelector('[name="username"]')).to.equal(null);
    expect(element.textContent).not.to.contain('Choose a new password');
    type(element, { password: 'something else' });
    button(element, 'Continue').click();
    await waitUntil(() => errorOf(element, 'password') === 'That’s not the right password.');
    expect(world.account(memoryPerson.email)).not.to.equal(undefined);
    type(element, { password: memoryPerson.password });
    button(element, 'Continue').click();
    await waitUntil(() => heading(element) === 'Your email address has been changed');
  });

  /** The question for a code, of an account with a second factor on another device. */
  const codeAsked = async () => {
    const owner = createMemoryClient({ scenario: 'two-factor' });
    const { world } = owner;
    await owner.email.change({ email: memoryPendingEmail });
    const token = world.inbox(memoryPendingEmail)[0]!.token!;
    const { element } = await draw(createMemoryClient({ world }), token);
    press(element);
    await waitUntil(() => heading(element) === 'Confirm it’s you');
    await settled(element);
    type(element, { password: memoryPerson.password });
    button(element, 'Continue').click();
    await waitUntil(() => heading(element) === 'One more step');
    await settled(element);
    expect(element.querySelector('[name="password"]')).to.equal(null);
    expect(world.account(memoryPerson.email)).not.to.equal(undefined);
    return { element, world };
  };

  it('asks for a code too where the account has a second factor', async () => {
    const { element, world } = await codeAsked();
    expect(element.querySelector('[name="code"]')!.getAttribute('autocomplete')).to.equal('one-time-code');
    button(element, 'Continue').click();
    await waitUntil(() => errorOf(element, 'code'));
    type(element, { code: '000000' });
    button(element, 'Continue').click();
    await waitUntil(() => errorOf(element, 'code')?.startsWith('That code isn’t right.'));
    world.advance(30);
    const code = await world.totp(memoryAuthenticator.secret);
    type(element, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    button(element, 'Continue').click();
    await waitUntil(() => heading(element) === 'Your email address has been changed');
    expect(world.account(memoryPerson.email)).to.equal(undefined);
  });

  it('takes a recovery code in its place, and says of a wrong one what helps', async () => {
    const { element } = await codeAsked();
    button(element, 'Use a recovery code').click();
    await settled(element);
    type(element, { code: 'AAAA-AAAA-AAAA-AAAA' });
    button(element, 'Continue').click();
    await waitUntil(() => errorOf(element, 'code')?.startsWith('That’s not one of your recovery codes.'));
    button(element, 'Use your authenticator app').click();
    await settled(element);
    expect(errorOf(element, 'code')).to.equal(undefined);
    button(element, 'Use a recovery code').click();
    await settled(element);
    type(element, { code: memoryRecoveryCodes.at(-1)! });
    button(element, 'Continue').click();
    await waitUntil(() => heading(element) === 'Your email address has been changed');
  });

  it('takes the token out of the address bar', async () => {
    const client = createMemoryClient({ scenario: 'pending-email' });
    const before = location.href;
    const url = new URL(before);
    url.hash = `token=${mailed(client)}`;
    history.replaceState(null, '', url);
    const element = await fixture<EmsConfirmEmail>(
      html`<ems-confirm-email .client=${client} token-param="token"></ems-confirm-email>`,
    );
    expect(location.href).to.equal(before);
    press(element);
    await waitUntil(() => heading(element) === 'Your email address has been changed');
    expect(history.state).to.deep.equal({});
    history.replaceState(null, '', before);
  });

  it('has words and a way on for a link that was used, cancelled, replaced, is too old or not one', async () => {
    const used = await draw();
    press(used.element);
    await waitUntil(() => heading(used.element) === 'Your email address has been changed');
    const again = await draw(used.client);
    const cancelled = createMemoryClient({ scenario: 'pending-email' });
    const cancelledToken = mailed(cancelled);
    await cancelled.email.cancel();
    const old = createMemoryClient({ scenario: 'pending-email' });
    old.world.expireToken(mailed(old));
    const taken = createMemoryClient({ scenario: 'pending-email' });
    taken.world.addAccount({ ...memoryPerson, email: memoryPendingEmail });
    const cases = [
      [again.element, 'This link has already been used'],
      [(await draw(cancelled, cancelledToken)).element, 'This link doesn’t work'],
      [(await draw(old)).element, 'This link has expired'],
      [(await draw(taken)).element, 'This address already has an account'],
    ] as const;
    for (const [element, title] of cases) {
      press(element);
      await waitUntil(() => heading(element) === title, title);
      expect(element.querySelector('a')!.getAttribute('href'), title).to.equal('/account');
      expect(hasButton(element, 'Confirm email address'), title).to.equal(false);
    }
  });

  it('does not work without a token', async () => {
    const { element } = await draw(createMemoryClient(), '');
    expect(heading(element)).to.equal('This link doesn’t work');
  });

  it('puts the focus on its own heading where the page has given one for the question', async () => {
    const client = createMemoryClient({ scenario: 'pending-email' });
    const element = await fixture<EmsConfirmEmail>(
      html`<ems-confirm-email .client=${client} .token=${mailed(client)}><h1 slot="heading">Almost there</h1></ems-confirm-email>`,
    );
    press(element);
    await waitUntil(() => element.shadowRoot!.activeElement?.textContent === 'Your email address has been changed');
  });

  it('can be tried again when the connection is gone, and is sent once however often it is clicked', async () => {
    const client = createMemoryClient({ scenario: 'pending-email' });
    client.network.problems['email.confirm'] = { code: 'offline', once: true };
    let calls = 0;
    client.network.latency = () => void calls++;
    const { element } = await draw(client);
    press(element);
    await waitUntil(() => alertText(element)?.includes('offline'));
    press(element);
    press(element);
    await waitUntil(() => heading(element) === 'Your email address has been changed');
    expect(calls).to.equal(2);
  });

  it('says so where addresses are changed on a page of the service, which mails no link to this one', async () => {
    const client = createMemoryClient({ scenario: 'active', elsewhere: ['email'] });
    const element = await fixture<EmsConfirmEmail>(
      html`<ems-confirm-email .client=${client} token="from-the-mail"></ems-confirm-email>`,
    );
    press(element);
    await waitUntil(() => alertText(element) === 'This isn’t available here.');
    expect(client.elsewhere.visits).to.deep.equal([]);
  });
});
