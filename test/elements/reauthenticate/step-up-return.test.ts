/** A sensitive change whose proof is given on a page of the service: on the way there and back. */
import '../../../src/define/ems-account.ts';
import '../../../src/define/ems-delete-account.ts';
import '../../../src/define/ems-two-factor.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/parts/device-actions.ts';
import { memoryPerson, type RedirectingMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsElement } from '../../../src/base/ems-element.ts';
import type { EmsAccount } from '../../../src/elements/account/ems-account.ts';
import type { EmsAccountProfile } from '../../../src/elements/account-profile/ems-account-profile.ts';
import type { EmsDeleteAccount } from '../../../src/elements/delete-account/ems-delete-account.ts';
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
import {
  blockStorage,
  chosen,
  confirm,
  countCalls,
  dialogOf,
  drawPassword,
  drawProfile,
  open,
  press,
  proved,
  provedSecrets,
  signInAs,
  submit,
  unblockStorage,
} from './proof-elsewhere.ts';

beforeEach(() => sessionStorage.clear());

describe('a proof that the page is left for', () => {
  const leaveProfile = async (client: RedirectingMemoryClient) => {
    // The profile's own changes want no proof here; a service may want one for anything.
    client.network.problems['profile.update'] = { code: 'reauthentication_required', once: true };
    const element = await drawProfile(client);
    type(element, { firstName: 'Augusta Ada' });
    await press(element);
    return element;
  };

  const results = [
    ['complete', proved],
    ['cancel', 'Nothing was changed.'],
    ['return', 'You came back before we could confirm it’s you. Nothing was changed.'],
  ] as const;
  for (const [visit, words] of results) {
    it(`says after "${visit}" how it ended, with what was typed, and sends nothing by itself`, async () => {
      const client = open('redirect');
      const left = await leaveProfile(client);
      const page = await comeBack(client, visit, left);
      const updates = countCalls(page, 'profile.update');
      const element = await drawProfile(page);
      await says(element, words);
      expect(input(element, 'firstName').value).to.equal('Augusta Ada');
      expect(input(element, 'lastName').value, 'as the account has it').to.equal('Lovelace');
      expect(updates()).to.equal(0);
      expect(page.elsewhere.visits, 'nowhere else').to.have.length(1);
      expect(dialogOf(element)).to.equal(null);
      expect(sessionStorage.length, 'told once').to.equal(0);
      expect(submit(element).getAttribute('aria-busy')).to.equal('false');
      expect(hasButton(element, 'Confirm it’s you'), 'no dialog').to.equal(false);
      const heard = record(element, 'ems-profile-updated');
      submit(element).click();
      await waitUntil(() => heard.length);
      expect(updates()).to.equal(1);
      expect(page.world.account(memoryPerson.email)?.firstName).to.equal('Augusta Ada');
    });
  }

  it('says after "fail" in an alert that it failed, with a way on', async () => {
    const client = open('redirect');
    const left = await leaveProfile(client);
    const page = await comeBack(client, 'fail', left);
    const element = await drawProfile(page);
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal('We couldn’t confirm it’s you, so nothing was changed. Please try again.');
    await waitUntil(() => document.activeElement === element.querySelector('[role="alert"]'));
    expect(input(element, 'firstName').value).to.equal('Augusta Ada');
    const heard = record(element, 'ems-profile-updated');
    submit(element).click();
    await waitUntil(() => heard.length);
    expect(alertText(element), 'over').to.equal(undefined);
  });

  it('is told once: the next page is as ever', async () => {
    const client = open('redirect');
    const page = await comeBack(client, 'complete', await leaveProfile(client));
    const element = await drawProfile(page);
    await says(element, proved);
    element.remove();
    const next = await drawProfile(page);
    await settled(next);
    expect(input(next, 'firstName').value).to.equal('Ada');
    expect(statusText(next)).to.equal(undefined);
  });

  it('keeps no secret, asks for what is missing, and puts the focus there', async () => {
    const client = open('redirect');
    const left = await drawPassword(client);
    input(left, 'endOtherSessions').click();
    type(left, { password: chosen });
    // Shown, and ordinary text to the browser.
    button(left, 'Show password').click();
    await press(left);
    await waitUntil(() => sessionStorage.length);
    expect(stored()).not.to.contain(chosen);
    const page = await comeBack(client, 'complete', left);
    const element = await drawPassword(page);
    await says(element, provedSecrets);
    expect(input(element, 'password').value).to.equal('');
    expect(input(element, 'endOtherSessions').checked, 'as it was chosen').to.equal(false);
    await waitUntil(() => document.activeElement === input(element, 'password'));
    const heard = record(element, 'ems-password-changed');
    type(element, { password: chosen });
    await waitUntil(() => statusText(element) === undefined, 'goes as the person goes on');
    submit(element).click();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ endedOtherSessions: false });
  });

  it('puts the focus on the heading where nothing is missing, and leaves a person alone who is elsewhere by now', async () => {
    const client = open('redirect');
    const page = await comeBack(client, 'complete', await leaveProfile(client));
    const element = await drawProfile(page);
    await says(element, proved);
    await waitUntil(() => element.shadowRoot!.activeElement?.tagName === 'H2');

    element.remove();
    const again = open('redirect');
    const second = await comeBack(again, 'complete', await leaveProfile(again));
    const search = await fixture<HTMLInputElement>(html`<input aria-label="Search" />`);
    search.focus();
    const other = await drawProfile(second);
    await says(other, proved);
    await settled(other);
    expect(document.activeElement).to.equal(search);
  });

  it('gives nothing to another account that has signed in meanwhile', async () => {
    const client = open('redirect');
    client.world.addAccount({ ...memoryPerson, firstName: 'Grace', email: 'grace@example.org' });
    const page = await comeBack(client, 'complete', await leaveProfile(client));
    await page.session.signOut();
    await signInAs(page, 'grace@example.org');
    const element = await drawProfile(page);
    await waitUntil(() => sessionStorage.length === 0);
    await settled(element);
    expect(input(element, 'firstName').value).to.equal('Grace');
    expect(statusText(element)).to.equal(undefined);
    // Nor to the first one, afterwards.
    element.remove();
    await page.session.signOut();
    await signInAs(page, memoryPerson.email);
    const own = await drawProfile(page);
    await settled(own);
    expect(input(own, 'firstName').value).to.equal('Ada');
    expect(statusText(own)).to.equal(undefined);
  });

  it('waits for the person who has to sign in again first', async () => {
    const client = open('redirect');
    const page = await comeBack(client, 'cancel', await leaveProfile(client));
    await page.session.signOut();
    const element = await fixture<EmsAccountProfile>(html`<ems-account-profile .client=${page}></ems-account-profile>`);
    await waitUntil(() => alertText(element));
    await signInAs(page, memoryPerson.email);
    await says(element, 'Nothing was changed.');
    expect(input(element, 'firstName').value).to.equal('Augusta Ada');
  });

  it('waits until the service can be asked', async () => {
    const client = open('redirect');
    const page = await comeBack(client, 'complete', await leaveProfile(client));
    page.network.problems['session.current'] = { code: 'unreachable' };
    const element = await fixture<EmsAccountProfile>(html`<ems-account-profile .client=${page}></ems-account-profile>`);
    await waitUntil(() => hasButton(element, 'Try again'));
    delete page.network.problems['session.current'];
    button(element, 'Try again').click();
    await says(element, proved);
    expect(input(element, 'firstName').value).to.equal('Augusta Ada');
  });

  it('puts back what was typed in other forms of the page, which say nothing', async () => {
    const client = open('redirect');
    const profile = await drawProfile(client);
    type(profile, { lastName: 'King' });
    const left = await drawPassword(client);
    input(left, 'endOtherSessions').click();
    type(left, { password: chosen });
    await press(left);
    const page = await comeBack(client, 'complete', left, profile);
    const others = await drawProfile(page);
    await waitUntil(() => input(others, 'lastName').value === 'King');
    expect(statusText(others)).to.equal(undefined);
    const element = await drawPassword(page);
    await says(element, provedSecrets);
    expect(sessionStorage.length).to.equal(0);
  });

  it('finds the one of two elements of a kind that the page was left from', async () => {
    const client = open('redirect');
    const lefts = [await drawProfile(client), await drawProfile(client)] as const;
    client.network.problems['profile.update'] = { code: 'reauthentication_required', once: true };
    type(lefts[1], { firstName: 'Augusta' });
    await press(lefts[1]);
    const page = await comeBack(client, 'complete', ...lefts);
    const [first, second] = await Promise.all([drawProfile(page), drawProfile(page)]);
    const [before, after] =
      first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? [first, second] : [second, first];
    await says(after, proved);
    expect(input(after, 'firstName').value).to.equal('Augusta');
    expect(input(before, 'firstName').value).to.equal('Ada');
    expect(statusText(before)).to.equal(undefined);
  });

  it('asks for no proof again at once: a service that isn’t content is shown once, and the button stays', async () => {
    const client = open('redirect');
    client.network.problems['profile.update'] = { code: 'reauthentication_required' };
    const left = await drawProfile(client);
    type(left, { firstName: 'Augusta' });
    await press(left);
    const page = await comeBack(client, 'complete', left);
    const element = await drawProfile(page);
    await says(element, proved);
    submit(element).click();
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal('Please confirm it’s you.');
    expect(dialogOf(element)).to.equal(null);
    expect(page.elsewhere.visits, 'no way there by itself').to.have.length(1);
    expect(input(element, 'firstName').value).to.equal('Augusta');
    submit(element).click();
    await waitUntil(() => dialogOf(element), 'offered by a press');
    expect(page.elsewhere.visits).to.have.length(1);
  });

  it('asks for proof as ever for a later change', async () => {
    const client = open('redirect');
    const page = await comeBack(client, 'complete', await leaveProfile(client));
    const element = await drawProfile(page);
    await says(element, proved);
    const heard = record(element, 'ems-profile-updated');
    submit(element).click();
    await waitUntil(() => heard.length);
    page.network.problems['profile.update'] = { code: 'reauthentication_required', once: true };
    type(element, { firstName: 'Augusta' });
    submit(element).click();
    await waitUntil(() => dialogOf(element));
  });

  it('counts what was put back as typed: it stays when the session ends elsewhere', async () => {
    const client = open('redirect');
    const page = await comeBack(client, 'complete', await leaveProfile(client));
    const element = await drawProfile(page);
    await says(element, proved);
    await page.openTab().session.signOut();
    await waitUntil(() => alertText(element));
    expect(input(element, 'firstName').value).to.equal('Augusta Ada');
  });

  it('finds its place in ems-account, in the section that the address names', async () => {
    const drawAccount = async (of: RedirectingMemoryClient) => {
      const element = await fixture<EmsAccount>(html`<ems-account .client=${of}></ems-account>`);
      await waitUntil(() => element.querySelector('ems-two-factor')?.querySelector('.ems-devices'));
      return element;
    };
    location.hash = '#security';
    try {
      const client = open('redirect', 'two-factor');
      client.network.problems['authenticators.remove'] = { code: 'reauthentication_required', once: true };
      const left = await drawAccount(client);
      type(left.querySelector('ems-change-password')!, { password: chosen });
      input(left, 'endOtherSessions').click();
      const devices = left.querySelector('ems-two-factor')!;
      button(devices, 'Remove Telephone').click();
      await waitUntil(() => devices.querySelector('.ems-question'));
      button(devices, 'Remove').click();
      await confirm(devices);
      await waitUntil(() => sessionStorage.length);
      expect(stored()).not.to.contain(chosen);
      const element = await drawAccount(await comeBack(client, 'complete', left));
      const again = element.querySelector('ems-two-factor')!;
      await says(again, 'Thanks for confirming it’s you. Press “Remove” again to continue.');
      expect(again.querySelector('.ems-question')).not.to.equal(null);
      await waitUntil(() => !input(element, 'endOtherSessions').checked, 'of the other form on the page, too');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('deletes nothing by itself: the phrase stands there again, and the button waits for the person', async () => {
    const drawDeletion = async (of: RedirectingMemoryClient) => {
      const element = await fixture<EmsDeleteAccount>(html`<ems-delete-account .client=${of}></ems-delete-account>`);
      await waitUntil(() => element.querySelector('[name="confirmation"]'));
      return element;
    };
    const pressWhenReady = async (element: EmsElement) => {
      await waitUntil(() => submit(element).getAttribute('aria-disabled') !== 'true', 'armed');
      submit(element).click();
    };
    const client = open('redirect');
    const left = await drawDeletion(client);
    type(left, { confirmation: 'delete my account' });
    await pressWhenReady(left);
    await confirm(left);
    const page = await comeBack(client, 'complete', left);
    const deletions = countCalls(page, 'deletion.delete');
    const element = await drawDeletion(page);
    await says(element, proved);
    expect(input(element, 'confirmation').value).to.equal('delete my account');
    expect(deletions()).to.equal(0);
    const heard = record(element, 'ems-account-deleted');
    await pressWhenReady(element);
    await waitUntil(() => heard.length);
  });

  it('comes to nothing after half an hour: the person has begun something else', async () => {
    const client = open('redirect');
    const page = await comeBack(client, 'complete', await leaveProfile(client));
    const { now } = Date;
    Date.now = () => now() + 31 * 60_000;
    try {
      const element = await drawProfile(page);
      await settled(element);
      expect(input(element, 'firstName').value).to.equal('Ada');
      expect(statusText(element)).to.equal(undefined);
    } finally {
      Date.now = now;
    }
  });

  for (const spoilt of [
    '',
    '{',
    'null',
    '[]',
    '{"forms":1}',
    '{"account":"a","forms":[null]}',
    '{"account":"a","forms":[{"path":[],"names":[],"typed":[[1]]}]}',
  ]) {
    it(`draws the page as ever where the storage holds ${spoilt || 'nothing'}`, async () => {
      sessionStorage.setItem('ems-kept-forms', spoilt.replace('{"', `{"at":${Date.now()},"`));
      const element = await drawProfile(open('redirect'));
      await settled(element);
      expect(input(element, 'firstName').value).to.equal('Ada');
      expect(statusText(element)).to.equal(undefined);
      expect(sessionStorage.length, 'gone').to.equal(0);
    });
  }

  describe('where the browser keeps nothing', () => {
    afterEach(unblockStorage);

    it('comes back to the page as it is drawn', async () => {
      const client = open('redirect');
      const left = await drawProfile(client);
      client.network.problems['profile.update'] = { code: 'reauthentication_required', once: true };
      type(left, { firstName: 'Augusta' });
      blockStorage();
      await press(left);
      client.elsewhere.next = 'complete';
      let page: RedirectingMemoryClient | undefined;
      await waitUntil(async () => (page = await client.comeBack().catch(() => undefined)));
      left.remove();
      const element = await drawProfile(page!);
      await settled(element);
      expect(input(element, 'firstName').value).to.equal('Ada');
      const heard = record(element, 'ems-profile-updated');
      type(element, { firstName: 'Augusta' });
      submit(element).click();
      await waitUntil(() => heard.length);
    });
  });
});
