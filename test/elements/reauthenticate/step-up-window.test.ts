/** A sensitive change whose proof is given on a page of the service in a window beside this page. */
import { createMemoryClient, memoryPerson, type MemoryVisit } from '../../../src/client/memory/index.ts';
import { alertText, button, expect, input, record, settled, type, waitUntil } from '../../support/elements.ts';
import {
  blockStorage,
  chosen,
  countCalls,
  dialogOf,
  drawPassword,
  open,
  press,
  signInAs,
  submit,
  unblockStorage,
} from './proof-elsewhere.ts';
import { says, statusText } from '../../support/away.ts';

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
      await waitUntil(() => button(dialogOf(element)!, 'Confirm it’s you').getAttribute('aria-busy') === 'false');
      expect(changes(), 'not repeated').to.equal(1);
      expect(input(element, 'password').value, 'kept').to.equal(chosen);
      expect(sessionStorage.length, 'nothing is kept').to.equal(0);
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

  describe('where the browser keeps nothing', () => {
    afterEach(unblockStorage);

    it('repeats the change all the same', async () => {
      blockStorage();
      const element = await drawPassword(open('popup'));
      type(element, { password: chosen });
      const heard = record(element, 'ems-password-changed');
      await press(element);
      await waitUntil(() => heard.length);
    });
  });
});
