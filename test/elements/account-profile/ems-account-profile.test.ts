import '../../../src/define/ems-account-profile.ts';
import { createMemoryClient, memoryPerson, type MemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsAccountProfile } from '../../../src/elements/account-profile/ems-account-profile.ts';
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
  setSilently,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const { email, password } = memoryPerson;
const wanted = 'countess@example.com';

const draw = async (client: MemoryClient = createMemoryClient({ scenario: 'active' })) => {
  const element = await fixture<EmsAccountProfile>(
    html`<ems-account-profile .client=${client} sign-in-href="/sign-in" authentication-href="/authentication"></ems-account-profile>`,
  );
  // What the service tells is asked for by files that are fetched first.
  await waitUntil(() => !element.querySelector('p[aria-busy="true"]'), 'the answers');
  await settled(element);
  return { client, element, save: () => button(element, 'Save').click() };
};

const says = (element: Element, text: string) =>
  waitUntil(() => element.querySelector('[role="status"]')?.textContent?.includes(text), text);
const saveIsOff = (element: Element) => button(element, 'Save').getAttribute('aria-disabled') === 'true';

describe('ems-account-profile', () => {
  it('shows what the account has, and a way to the authentication settings', async () => {
    const { element } = await draw();
    expect(['firstName', 'lastName', 'email'].map((name) => input(element, name).value)).to.deep.equal([
      'Ada',
      'Lovelace',
      email,
    ]);
    const link = [...element.querySelectorAll('a')].find(({ textContent }) => textContent === 'Password and security')!;
    expect(link.getAttribute('href')).to.equal('/authentication');
  });

  it('offers to save only what has changed', async () => {
    const { element, save } = await draw();
    expect(saveIsOff(element)).to.equal(true);
    type(element, { firstName: 'Augusta' });
    await element.updateComplete;
    expect(saveIsOff(element)).to.equal(false);
    type(element, { firstName: 'Ada ' });
    await element.updateComplete;
    expect(saveIsOff(element), 'a space is no change').to.equal(true);
    save();
    await says(element, 'Nothing has changed.');
  });

  it('saves names, and says so', async () => {
    const { client, element, save } = await draw();
    const heard = record(element, 'ems-profile-updated', 'ems-email-change-requested');
    type(element, { firstName: ' Augusta ', lastName: 'King' });
    save();
    await says(element, 'Your name has been saved.');
    expect(client.world.account(email)).to.include({ firstName: 'Augusta', lastName: 'King' });
    expect(heard.map((event) => event.type)).to.deep.equal(['ems-profile-updated']);
    await waitUntil(() => input(element, 'firstName').value === 'Augusta');
    expect(saveIsOff(element)).to.equal(true);
  });

  it('saves what a password manager filled in without an event', async () => {
    const { client, element, save } = await draw();
    setSilently(element, { firstName: 'Augusta' });
    save();
    await says(element, 'Your name has been saved.');
    expect(client.world.account(email)).to.include({ firstName: 'Augusta' });
  });

  it('lets a new address wait under a banner, while the old one stays', async () => {
    const { client, element, save } = await draw();
    const heard = record(element, 'ems-email-change-requested');
    type(element, { email: wanted });
    save();
    await says(element, 'We’ve sent an email to your new address.');
    expect(heard[0]!.detail).to.deep.equal({ email: wanted });
    const banner = element.querySelector('.ems-banner')!;
    expect([...banner.querySelectorAll('bdi')].map(({ textContent }) => textContent)).to.deep.equal([wanted, email]);
    await waitUntil(() => input(element, 'email').value === email);
    expect(button(element, /Resend in (1:00|0:59)/).getAttribute('aria-disabled')).to.equal('true');
    expect(client.world.inbox(wanted)[0]!.kind).to.equal('email_change');
  });

  it('says of both when both were saved', async () => {
    const { element, save } = await draw();
    type(element, { firstName: 'Augusta', email: wanted });
    save();
    await says(element, 'Your name has been saved. We’ve sent an email');
  });

  it('asks for proof for the address, not for the names', async () => {
    const { client, element, save } = await draw(createMemoryClient({ scenario: 'stale' }));
    type(element, { firstName: 'Augusta' });
    save();
    await says(element, 'Your name has been saved.');
    expect(element.querySelector('dialog')).to.equal(null);
    type(element, { email: wanted });
    save();
    await waitUntil(() => element.querySelector('dialog[open]'));
    setSilently(element.querySelector('dialog')!, { currentPassword: password });
    button(element, 'Confirm').click();
    await says(element, 'We’ve sent an email to your new address.');
    expect(client.world.inbox(wanted)).to.have.length(1);
  });

  it('is honest when the names are saved and the address is not', async () => {
    const { client, element, save } = await draw(createMemoryClient({ scenario: 'stale' }));
    type(element, { firstName: 'Augusta', email: wanted });
    save();
    await waitUntil(() => element.querySelector('dialog[open]'));
    button(element, 'Cancel').click();
    await says(element, 'Your name has been saved. Your email address hasn’t changed.');
    expect(alertText(element)).to.equal(undefined);
    expect(client.world.account(email)).to.include({ firstName: 'Augusta', pendingEmail: undefined });
    expect(input(element, 'email').value, 'kept').to.equal(wanted);
    expect(saveIsOff(element), 'the address is left to be saved').to.equal(false);
    client.network.problems['email.change'] = { code: 'mail_not_sent', once: true };
    type(element, { lastName: 'King' });
    save();
    await waitUntil(() => alertText(element)?.includes('We couldn’t send the email'));
    await says(element, 'Your name has been saved. Your email address hasn’t changed.');
    client.network.problems['email.change'] = { code: 'email_unchanged', field: 'email', once: true };
    save();
    await waitUntil(() => errorOf(element, 'email') === 'That’s already your email address.');
    expect(element.querySelector('[role="status"]')!.textContent.trim(), 'of this submit nothing was saved').to.equal(
      '',
    );
  });

  it('shows what the service refuses at the field, and saves nothing', async () => {
    const { client, element, save } = await draw();
    type(element, { firstName: ' ', email: 'nonsense' });
    save();
    await waitUntil(() => errorOf(element, 'firstName') && errorOf(element, 'email'));
    client.network.problems['profile.update'] = { code: 'name_invalid', field: 'lastName', once: true };
    type(element, { firstName: 'Augusta', email: wanted });
    save();
    await waitUntil(() => errorOf(element, 'lastName'));
    expect(client.world.account(email)).to.include({ firstName: 'Ada', pendingEmail: undefined });
  });
});

describe('ems-account-profile, with an address that waits', () => {
  const waiting = 'ada.lovelace@example.com';
  const drawWaiting = () => draw(createMemoryClient({ scenario: 'pending-email' }));
  const confirm = ({ world }: MemoryClient) =>
    createMemoryClient({ world }).email.confirm({
      token: world.inbox(waiting).at(-1)!.token!,
      password: memoryPerson.password,
    });

  it('says which one, and sends the mail again after the cool-down', async () => {
    const { client, element } = await drawWaiting();
    expect(element.querySelector('.ems-banner')!.textContent).to.contain(waiting);
    expect(button(element, /Resend in/).getAttribute('aria-disabled')).to.equal('true');
    client.world.advance(60);
    const other = await draw(client);
    const heard = record(other.element, 'ems-verification-sent');
    button(other.element, 'Resend email').click();
    await says(other.element, 'A new email is on its way.');
    expect(heard[0]!.detail).to.deep.equal({ email: waiting });
    expect(client.world.inbox(waiting)).to.have.length(2);
    expect(hasButton(other.element, /Resend in/)).to.equal(true);
  });

  it('cancels, and the focus is not lost with the banner', async () => {
    const { client, element } = await drawWaiting();
    const heard = record(element, 'ems-email-change-cancelled');
    button(element, 'Cancel change').focus();
    button(element, 'Cancel change').click();
    await says(element, 'The change to your email address has been cancelled.');
    expect(element.querySelector('.ems-banner')).to.equal(null);
    expect(client.world.account(email)!.pendingEmail).to.equal(undefined);
    expect(heard).to.deep.equal([{ type: 'ems-email-change-cancelled', detail: { email: waiting } }]);
    await waitUntil(() => element.shadowRoot!.activeElement === element.shadowRoot!.querySelector('h2'));
  });

  it('keeps the banner when cancelling fails', async () => {
    const { client, element } = await drawWaiting();
    client.network.problems['email.cancel'] = { code: 'unreachable', once: true };
    button(element, 'Cancel change').click();
    await waitUntil(() => alertText(element.querySelector('.ems-banner')!)?.includes('couldn’t reach'));
    button(element, 'Cancel change').click();
    await waitUntil(() => !element.querySelector('.ems-banner'));
  });

  it('notices a confirmation in another tab at once, and one on another device with the next question', async () => {
    const tab = await drawWaiting();
    const heard = record(tab.element, 'ems-email-changed');
    await tab.client.openTab().email.confirm({ token: tab.client.world.inbox(waiting)[0]!.token! });
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ email: waiting, by: 'elsewhere' });
    const device = await drawWaiting();
    await confirm(device.client);
    document.dispatchEvent(new Event('visibilitychange'));
    for (const { element } of [tab, device]) {
      await says(element, 'Your new email address is confirmed.');
      expect(element.querySelector('.ems-banner')).to.equal(null);
      expect(input(element, 'email').value).to.equal(waiting);
    }
  });

  it('notices that it was cancelled elsewhere', async () => {
    const { client, element } = await drawWaiting();
    await client.openTab().email.cancel();
    await says(element, 'The change to your email address has been cancelled.');
    expect(element.querySelector('.ems-banner')).to.equal(null);
  });

  it('tells another account nothing of it', async () => {
    const { client, element } = await drawWaiting();
    const other = { ...memoryPerson, email: 'grace@example.com' };
    client.world.addAccount(other);
    const heard = record(element, 'ems-email-change-cancelled', 'ems-email-changed');
    const tab = client.openTab();
    await tab.session.signOut();
    await tab.session.signIn(other);
    await waitUntil(() => input(element, 'email').value === other.email);
    await waitUntil(() => !element.querySelector('.ems-banner'));
    await settled(element);
    expect(heard).to.deep.equal([]);
    await tab.email.change({ email: wanted });
    await waitUntil(() => element.querySelector('.ems-banner')?.textContent?.includes(wanted));
  });

  it('notices by its own button that nothing waits any more', async () => {
    const { client, element } = await drawWaiting();
    client.world.advance(60);
    const other = await draw(client);
    await confirm(client);
    button(other.element, 'Resend email').click();
    await says(other.element, 'Your new email address is confirmed.');
    expect(element.isConnected).to.equal(true);
  });

  it('never touches unsaved input', async () => {
    const { client, element } = await drawWaiting();
    type(element, { firstName: 'August', email: 'countess@exa' });
    await confirm(client);
    await client.openTab().profile.update({ firstName: 'Other', lastName: 'King' });
    await waitUntil(() => input(element, 'lastName').value === 'King', 'a field that nobody touched follows');
    expect(input(element, 'firstName').value).to.equal('August');
    expect(input(element, 'email').value).to.equal('countess@exa');
    expect(document.activeElement).to.equal(input(element, 'email'));
  });

  it('shows the banner of a change that began elsewhere', async () => {
    const { client, element } = await draw();
    await client.openTab().email.change({ email: wanted });
    await waitUntil(() => element.querySelector('.ems-banner')?.textContent?.includes(wanted));
  });

  it('stops asking when it leaves the page', async () => {
    const { client, element } = await drawWaiting();
    element.remove();
    let asked = 0;
    client.network.latency = () => void asked++;
    document.dispatchEvent(new Event('visibilitychange'));
    await settled(element);
    expect(asked).to.equal(0);
  });
});

describe('ems-account-profile and its client', () => {
  const drawWith = async (client: object) => {
    const element = await fixture<EmsAccountProfile>(
      html`<ems-account-profile .client=${client}></ems-account-profile>`,
    );
    await settled(element);
    return element;
  };

  it('hides what the client lacks', async () => {
    const { profile: _names, ...onlyEmail } = createMemoryClient({ scenario: 'pending-email' });
    const first = await drawWith(onlyEmail);
    expect([...first.querySelectorAll('input')].map(({ name }) => name)).to.deep.equal(['email']);
    type(first, { email: wanted });
    button(first, 'Save').click();
    await says(first, 'We’ve sent an email to your new address.');
    const { email: _email, ...onlyNames } = createMemoryClient({ scenario: 'pending-email' });
    const second = await drawWith(onlyNames);
    expect([...second.querySelectorAll('input')].map(({ name }) => name)).to.deep.equal(['firstName', 'lastName']);
    expect(second.querySelector('.ems-banner')).to.equal(null);
    type(second, { firstName: 'Augusta' });
    button(second, 'Save').click();
    await says(second, 'Your name has been saved.');
  });

  it('says so where the client has neither, where there is no client, and where nobody is signed in', async () => {
    const { profile: _names, email: _email, ...neither } = createMemoryClient({ scenario: 'active' });
    expect(alertText(await drawWith(neither))).to.equal('This isn’t available here.');
    const none = await fixture<EmsAccountProfile>(html`<ems-account-profile></ems-account-profile>`);
    await waitUntil(() => alertText(none) === 'This isn’t available here.');
    const { element } = await draw(createMemoryClient());
    expect(alertText(element)).to.contain('You’re not signed in.');
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
  });

  it('can ask again when the account could not be read', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    client.network.problems['session.current'] = { code: 'unreachable', once: true };
    const { element } = await draw(client);
    button(element, 'Try again').click();
    await waitUntil(() => element.querySelector('input'));
  });

  it('keeps unsaved input when the session ends elsewhere, and closes when nothing is', async () => {
    const { client, element } = await draw();
    const other = await draw(client);
    type(element, { firstName: 'August' });
    await client.openTab().session.signOut();
    await waitUntil(() => alertText(element)?.includes('Your session has ended'));
    expect(input(element, 'firstName').value).to.equal('August');
    await waitUntil(() => alertText(other.element)?.includes('Your session has ended'));
    expect(other.element.querySelector('input')).to.equal(null);
    await client.openTab().session.signIn({ email, password });
    await waitUntil(() => !alertText(element));
    button(element, 'Save').click();
    await says(element, 'Your name has been saved.');
  });
});
