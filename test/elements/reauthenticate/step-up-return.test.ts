/** A sensitive change whose proof is given on a page of the service: in a window beside this page, or on the way there and back. */
import '../../../src/define/ems-account-profile.ts';
import '../../../src/define/ems-change-password.ts';
import '../../../src/define/ems-account.ts';
import '../../../src/define/ems-delete-account.ts';
import '../../../src/define/ems-two-factor.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/parts/device-actions.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryPerson,
  type MemoryScenario,
  type MemoryVisit,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsElement } from '../../../src/base/ems-element.ts';
import type { EmsAccount } from '../../../src/elements/account/ems-account.ts';
import type { EmsAccountProfile } from '../../../src/elements/account-profile/ems-account-profile.ts';
import type { EmsDeleteAccount } from '../../../src/elements/delete-account/ems-delete-account.ts';
import type { EmsChangePassword } from '../../../src/elements/change-password/ems-change-password.ts';
import { comeBack, statusText, stored } from '../../support/away.ts';
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

const chosen = 'a whole new sentence';

const open = (mode: 'popup' | 'redirect', scenario: MemoryScenario = 'stale') =>
  createMemoryClient({
    elsewhere: ['reauthentication'],
    scenario,
    mode,
    // In the form the present password would be the proof.
    world: createMemoryWorld({ requiresCurrentPassword: false }),
  });

const drawPassword = async (client: RedirectingMemoryClient) => {
  const element = await fixture<EmsChangePassword>(html`<ems-change-password .client=${client}></ems-change-password>`);
  await settled(element);
  return element;
};

const drawProfile = async (client: RedirectingMemoryClient) => {
  const element = await fixture<EmsAccountProfile>(html`<ems-account-profile .client=${client}></ems-account-profile>`);
  await waitUntil(() => element.querySelector('form'));
  return element;
};

const dialogOf = (element: Element) => element.querySelector<HTMLDialogElement>('dialog[open]');

const says = (element: EmsElement, words: string | ((element: EmsElement) => string)) =>
  waitUntil(() => statusText(element) === (typeof words === 'string' ? words : words(element)), 'it says so');

/** The button of the element's own form. */
const submit = (element: EmsElement) =>
  element.querySelector<HTMLButtonElement>('.ems-light[slot="actions"] button[type="submit"]')!;

/** Presses the dialog's one button. */
const confirm = async (element: EmsElement) => {
  await waitUntil(() => dialogOf(element), 'the dialog opens by itself');
  button(dialogOf(element)!, 'Confirm it’s you').click();
};

const press = async (element: EmsElement) => {
  submit(element).click();
  await confirm(element);
};

const countCalls = (client: RedirectingMemoryClient, operation: string) => {
  let calls = 0;
  client.network.latency = (asked) => void (asked === operation && calls++);
  return () => calls;
};

const labelOf = (element: EmsElement) => submit(element)?.textContent.trim();
const proved = (element: EmsElement) =>
  `Thanks for confirming it’s you. Press “${labelOf(element)}” again to continue.`;
const provedSecrets = (element: EmsElement) =>
  `Thanks for confirming it’s you. Fill in what’s missing and press “${labelOf(element)}” again.`;

beforeEach(() => sessionStorage.clear());

describe('a proof in a window beside the page', () => {
  it('is asked for by one button, and the change repeated once with everything that was typed', async () => {
    const client = open('popup');
    const changes = countCalls(client, 'password.change');
    const element = await drawPassword(client);
    const heard = record(element, 'ems-reauthenticated', 'ems-password-changed');
    type(element, { password: chosen });
    input(element, 'endOtherSessions').click();
    submit(element).click();
    await waitUntil(() => dialogOf(element));
    const dialog = dialogOf(element)!;
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.querySelector('input'), 'nothing to fill in').to.equal(null);
    await waitUntil(() => document.activeElement === button(dialog, 'Confirm it’s you'));
    expect(dialog.textContent).to.contain('on a separate page');
    await expect(dialog).to.be.accessible();
    button(dialog, 'Confirm it’s you').click();
    await waitUntil(() => heard.length === 2);
    expect(heard).to.deep.equal([
      { type: 'ems-reauthenticated', detail: { method: 'redirect' } },
      { type: 'ems-password-changed', detail: { endedOtherSessions: false } },
    ]);
    expect(changes(), 'asked, and repeated once').to.equal(2);
    expect(client.elsewhere.visits).to.deep.equal([{ port: 'reauthentication', locale: 'en-US' }]);
    expect(dialogOf(element)).to.equal(null);
    const again = await createMemoryClient({ world: client.world }).session.signIn({
      email: memoryPerson.email,
      password: chosen,
    });
    expect(again.ok).to.equal(true);
    expect(sessionStorage.length, 'nothing is kept').to.equal(0);
  });

  const words = {
    cancel: 'Nothing was changed.',
    return: 'Nothing was changed.',
    fail: 'That didn’t work. Please try again.',
  };
  for (const [visit, text] of Object.entries(words) as [MemoryVisit & keyof typeof words, string][]) {
    it(`stays open after "${visit}", so that the person can try again`, async () => {
      const client = open('popup');
      client.elsewhere.next = visit;
      const changes = countCalls(client, 'password.change');
      const element = await drawPassword(client);
      type(element, { password: chosen });
      await press(element);
      await waitUntil(() => dialogOf(element)?.textContent?.includes(text), text);
      expect(changes(), 'not repeated').to.equal(1);
      expect(input(element, 'password').value, 'kept').to.equal(chosen);
      expect(sessionStorage.length, 'nothing is kept').to.equal(0);
      expect(button(dialogOf(element)!, 'Confirm it’s you').getAttribute('aria-busy')).to.equal('false');
      client.elsewhere.next = 'complete';
      button(dialogOf(element)!, 'Confirm it’s you').click();
      await waitUntil(() => statusText(element)?.startsWith('Your password has been changed'));
    });
  }

  it('can be given up, calmly', async () => {
    const client = open('popup');
    const element = await drawPassword(client);
    type(element, { password: chosen });
    submit(element).click();
    await waitUntil(() => dialogOf(element));
    button(dialogOf(element)!, 'Cancel').click();
    await says(element, 'Nothing was changed.');
    expect(client.elsewhere.visits).to.have.length(0);
    expect(input(element, 'password').value).to.equal(chosen);
  });

  it('is no proof of the person when somebody else signs in there', async () => {
    const client = open('popup');
    const other = createMemoryClient({ world: client.world });
    client.world.addAccount({ ...memoryPerson, email: 'grace@example.org' });
    const element = await drawPassword(client);
    const changes = countCalls(client, 'password.change');
    const { reauthentication } = client;
    if (reauthentication.kind !== 'redirect') throw new Error('inline');
    const start = reauthentication.start.bind(reauthentication);
    // The window's sign-in page lets anybody sign in, and the browser has their session from then on.
    Object.assign(reauthentication, {
      start: async (options: object) => {
        const outcome = await start(options);
        await client.openTab().session.signOut();
        await signInAs(client, 'grace@example.org');
        return outcome;
      },
    });
    type(element, { password: chosen });
    await press(element);
    await waitUntil(() => !dialogOf(element));
    await settled(element);
    expect(changes(), 'not repeated').to.equal(1);
    const hers = await other.session.signIn({ email: 'grace@example.org', password: memoryPerson.password });
    expect(hers.ok, 'her password is as before').to.equal(true);
  });

  it('never loops: a client that keeps asking is a problem, shown once', async () => {
    const client = open('popup', 'active');
    client.network.problems['password.change'] = { code: 'reauthentication_required' };
    const changes = countCalls(client, 'password.change');
    const element = await drawPassword(client);
    type(element, { password: chosen });
    await press(element);
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal('Please confirm it’s you.');
    expect(changes()).to.equal(2);
    expect(client.elsewhere.visits).to.have.length(1);
  });
});

/** The session of this browser, in whatever window, becomes another person's. */
const signInAs = async (client: RedirectingMemoryClient, email: string) => {
  const { session } = client;
  if (session.kind !== 'inline') throw new Error('redirect');
  const outcome = await session.signIn({ email, password: memoryPerson.password });
  if (!outcome.ok) throw new Error(outcome.problem.code);
};

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
      await waitUntil(() => submit(element).getAttribute('aria-disabled') !== 'true', 'armed', { timeout: 3000 });
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
    const { sessionStorage: real } = window;
    const block = (get: () => Storage) => Object.defineProperty(window, 'sessionStorage', { configurable: true, get });
    afterEach(() => block(() => real));

    it('comes back to the page as it is drawn', async () => {
      const client = open('redirect');
      const left = await drawProfile(client);
      client.network.problems['profile.update'] = { code: 'reauthentication_required', once: true };
      type(left, { firstName: 'Augusta' });
      block(() => {
        throw new DOMException('blocked', 'SecurityError');
      });
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

    it('repeats the change all the same after a window beside the page', async () => {
      block(() => {
        throw new DOMException('blocked', 'SecurityError');
      });
      const element = await drawPassword(open('popup'));
      type(element, { password: chosen });
      const heard = record(element, 'ems-password-changed');
      await press(element);
      await waitUntil(() => heard.length);
    });
  });
});
