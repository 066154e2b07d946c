import '../../../src/define/ems-delete-account.ts';
import { memoryPerson, type RedirectingMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsDeleteAccount } from '../../../src/elements/delete-account/ems-delete-account.ts';
import { saysItWas } from '../../../stories/support/elsewhere.ts';
import { alertText, button, expect, hasButton, record, settled, waitUntil } from '../../support/elements.ts';
import { drawFor, go, leaveAndComeBack, sendsAway, statusText } from '../../support/elsewhere.ts';

const label = 'Delete my account';
const elsewhere = ['deletion'] as const;
const { email } = memoryPerson;

const drawAny = (client: RedirectingMemoryClient): Promise<EmsDeleteAccount> => drawFor(client, 'ems-delete-account');

const draw = async (client: RedirectingMemoryClient): Promise<EmsDeleteAccount> => {
  const element = await drawAny(client);
  await waitUntil(() => hasButton(element, label));
  return element;
};

const heading = (element: EmsDeleteAccount): string | undefined =>
  element.shadowRoot!.querySelector('h2')?.textContent.trim();
const gone = 'Everything that belonged to it is gone, and you’ve been signed out.';
const stillThere = 'Your account hasn’t been deleted. If you still want to delete it, please try again.';

describe('ems-delete-account, where accounts are deleted on a page of the service', () => {
  afterEach(() => sessionStorage.clear());

  it('says whose account it is and what will be lost, with one button and no phrase', async () => {
    const element = await draw(sendsAway({ elsewhere }));
    expect(element.querySelector('bdi')!.textContent).to.equal(email);
    expect(element.querySelectorAll('li')).to.have.length(5);
    expect(element.textContent).to.contain('It can’t be undone.');
    expect(element.textContent).to.contain('You’ll confirm this on a separate page. Nothing is deleted until you do.');
    expect(element.querySelectorAll('input')).to.have.length(0);
    expect(button(element, label).classList.contains('ems-danger')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  for (const mode of ['popup', 'redirect'] as const) {
    describe(mode === 'popup' ? 'in a window beside it' : 'after coming back to a new page', () => {
      const visit = async (
        next: 'complete' | 'cancel' | 'fail' | 'return',
        came = (client: RedirectingMemoryClient) => client,
      ) => {
        const client = sendsAway({ elsewhere, mode, next });
        const heard = record(document, 'ems-account-deleted');
        if (mode === 'popup') {
          const element = await draw(came(client));
          await go(element, label);
          return { element, heard, client };
        }
        const page = came(await leaveAndComeBack(client, await draw(client), label));
        return { element: await drawAny(page), heard, client: page };
      };

      it('says that the account is deleted, and tells the page once', async () => {
        const { element, heard, client } = await visit('complete');
        await waitUntil(() => heading(element) === 'Your account has been deleted');
        expect(statusText(element)).to.equal(gone);
        expect(element.querySelector('a')!.getAttribute('href')).to.equal('/');
        expect(hasButton(element, label)).to.equal(false);
        expect(heard).to.deep.equal([{ type: 'ems-account-deleted', detail: {} }]);
        expect(client.world.account(email)).to.equal(undefined);
        await settled(element);
        expect(heard).to.have.length(1);
      });

      it('believes no success as long as somebody is signed in: the account is still there', async () => {
        const { element, heard } = await visit('cancel', (client) => saysItWas(client, 'deletion', 'success'));
        await waitUntil(() => statusText(element) === stillThere);
        expect(heading(element)).to.equal('Delete your account');
        expect(hasButton(element, label)).to.equal(true);
        expect(heard).to.deep.equal([]);
      });

      it('is calm about a deletion that was given up', async () => {
        const { element, heard } = await visit('cancel');
        await waitUntil(() => statusText(element) === 'Nothing was changed.');
        expect(heard).to.deep.equal([]);
        expect(alertText(element)).to.equal(undefined);
      });

      it('says that it failed, with the button to try again', async () => {
        const { element, heard, client } = await visit('fail');
        await waitUntil(() => alertText(element) === 'That didn’t work. Please try again.');
        client.elsewhere.next = 'complete';
        if (mode === 'redirect') return;
        await go(element, label);
        await waitUntil(() => heading(element) === 'Your account has been deleted');
        expect(heard).to.have.length(1);
      });
    });
  }

  it('moves the focus to the heading, where the button was', async () => {
    const element = await draw(sendsAway({ elsewhere }));
    await go(element, label);
    await waitUntil(() => element.shadowRoot!.activeElement?.localName === 'h2');
  });

  it('says calmly that the answer is missing', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect', next: 'return' });
    const element = await draw(await leaveAndComeBack(client, await draw(client), label));
    await waitUntil(() => statusText(element).startsWith('You came back before it was finished.'));
  });

  it('takes nobody for deleted who is only signed out', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect', next: 'cancel' });
    const page = await leaveAndComeBack(client, await draw(client), label);
    await page.openTab().session.signOut();
    const heard = record(document, 'ems-account-deleted');
    const element = await drawAny(page);
    await waitUntil(() => alertText(element)?.includes('You’re not signed in.'));
    expect(heading(element)).to.equal('Delete your account');
    expect(heard).to.deep.equal([]);
  });

  describe('who is back without an answer and no longer signed in', () => {
    const expectEither = async (element: EmsDeleteAccount): Promise<void> => {
      await waitUntil(() => heading(element) === 'You’re signed out');
      expect(statusText(element)).to.equal(
        'If you confirmed the deletion, your account has been deleted. If you didn’t, it’s still there: sign in to see it.',
      );
      expect(element.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
      expect(hasButton(element, label)).to.equal(false);
    };

    it('reads what that may mean, in a new page', async () => {
      const client = sendsAway({ elsewhere, mode: 'redirect', next: 'return' });
      const page = await leaveAndComeBack(client, await draw(client), label);
      await page.openTab().session.signOut();
      const heard = record(document, 'ems-account-deleted');
      const element = await drawAny(page);
      await expectEither(element);
      expect(heard).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    it('finds the account again who signs in elsewhere', async () => {
      const client = sendsAway({ elsewhere, mode: 'redirect', next: 'return' });
      const page = await leaveAndComeBack(client, await draw(client), label);
      await page.openTab().session.signOut();
      const element = await drawAny(page);
      await expectEither(element);
      const tab = page.openTab();
      if (tab.session.kind === 'inline') await tab.session.signIn(memoryPerson);
      await waitUntil(() => heading(element) === 'Delete your account' && hasButton(element, label));
    });

    it('reads it beside the window that was closed', async () => {
      const client = sendsAway({ elsewhere, next: 'return' });
      const element = await draw(client);
      const heard = record(document, 'ems-account-deleted');
      client.network.latency = async (operation) => {
        if ((operation as string) === 'deletion.start') await client.openTab().session.signOut();
      };
      await go(element, label);
      await expectEither(element);
      expect(heard).to.deep.equal([]);
    });

    it('reads that nobody is signed in where nobody was', async () => {
      const client = sendsAway({ elsewhere, mode: 'redirect', next: 'return' });
      const page = await leaveAndComeBack(client, await draw(client), label);
      await page.openTab().session.signOut();
      sessionStorage.clear();
      const element = await drawAny(page);
      await waitUntil(() => alertText(element)?.includes('You’re not signed in.'));
      expect(heading(element)).to.equal('Delete your account');
    });
  });

  it('shows nothing else before it is known how it ended', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const page = await leaveAndComeBack(client, await draw(client), label);
    const element = document.createElement('ems-delete-account');
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(alertText(element) ?? ''));
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    element.client = page;
    document.body.append(element);
    await waitUntil(() => heading(element) === 'Your account has been deleted');
    observer.disconnect();
    element.remove();
    expect(seen.filter(Boolean)).to.deep.equal([]);
  });

  it('waits with the result until the service can be asked', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const page = await leaveAndComeBack(client, await draw(client), label);
    page.network.problems['session.current'] = { code: 'unreachable' };
    const heard = record(document, 'ems-account-deleted');
    const element = await drawAny(page);
    await waitUntil(() => alertText(element));
    expect(heard).to.deep.equal([]);
    delete page.network.problems['session.current'];
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => heading(element) === 'Your account has been deleted');
    expect(heard).to.have.length(1);
  });

  it('is not deleted by another person’s sign-in', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const page = await leaveAndComeBack(client, await draw(client), label);
    const grace = {
      firstName: 'Grace',
      lastName: 'Hopper',
      email: 'grace@example.org',
      password: 'a nanosecond of wire',
    };
    page.world.addAccount(grace);
    if (page.session.kind === 'inline') await page.session.signIn(grace);
    const heard = record(document, 'ems-account-deleted');
    const element = await draw(page);
    await waitUntil(() => statusText(element) === `You’re now signed in as ${grace.email}.`);
    expect(element.querySelector('bdi')!.textContent).to.equal(grace.email);
    expect(heard).to.deep.equal([]);
  });
});
