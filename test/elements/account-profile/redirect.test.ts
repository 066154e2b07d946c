import '../../../src/define/ems-account-profile.ts';
import { memoryEntered, memoryPerson, type RedirectingMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsAccountProfile } from '../../../src/elements/account-profile/ems-account-profile.ts';
import {
  alertText,
  button,
  expect,
  hasButton,
  input,
  record,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';
import { saysItWas } from '../../../stories/support/elsewhere.ts';
import { drawFor, go, leaveAndComeBack, sendsAway, statusText } from '../../support/elsewhere.ts';

const label = 'Change email address';
const elsewhere = ['email'] as const;
const { email } = memoryPerson;

const draw = async (client: RedirectingMemoryClient): Promise<EmsAccountProfile> => {
  const element = await drawFor<EmsAccountProfile>(client, 'ems-account-profile');
  await waitUntil(() => hasButton(element, label));
  return element;
};

const address = (element: Element): string => element.querySelector('.ems-address bdi')!.textContent;
const notYet =
  'Your email address hasn’t changed yet. If you’ve received an email about it, open the link in it to finish.';
const confirmed = 'Your new email address is confirmed.';

describe('ems-account-profile, where the address is changed on a page of the service', () => {
  afterEach(() => sessionStorage.clear());

  it('shows the address without a field, the names in their form, and says that the change is finished there', async () => {
    const element = await draw(sendsAway({ elsewhere }));
    expect([...element.querySelectorAll('input')].map(({ name }) => name)).to.deep.equal(['firstName', 'lastName']);
    expect(address(element)).to.equal(email);
    expect(element.textContent).to.contain('Your address stays the same until you finish the change there.');
    expect(hasButton(element, 'Save')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('is the address and one button where the client has nothing else', async () => {
    const { profile: _names, ...client } = sendsAway({ elsewhere });
    const element = await draw(client as RedirectingMemoryClient);
    expect(element.querySelector('input')).to.equal(null);
    expect(element.querySelectorAll('form')).to.have.length(1);
    expect([...element.querySelectorAll('button')].map(({ textContent }) => textContent.trim())).to.deep.equal([label]);
    await go(element, label);
    await waitUntil(() => statusText(element) === confirmed);
  });

  it('saves names as ever', async () => {
    const client = sendsAway({ elsewhere });
    const element = await draw(client);
    type(element, { firstName: 'Augusta' });
    button(element, 'Save').click();
    await waitUntil(() => statusText(element) === 'Your name has been saved.');
    expect(client.world.account(email)).to.include({ firstName: 'Augusta' });
    expect(client.elsewhere.visits).to.deep.equal([]);
  });

  for (const mode of ['popup', 'redirect'] as const) {
    describe(mode === 'popup' ? 'in a window beside it' : 'after coming back to a new page', () => {
      const visit = async (
        next: 'complete' | 'cancel' | 'fail' | 'return',
        came = (client: RedirectingMemoryClient) => client,
      ) => {
        const client = sendsAway({ elsewhere, mode, next });
        const heard = record(document, 'ems-email-changed');
        if (mode === 'popup') {
          const element = await draw(came(client));
          await go(element, label);
          return { element, heard, client };
        }
        const page = came(await leaveAndComeBack(client, await draw(client), label));
        return { element: await draw(page), heard, client: page };
      };

      it('says that the new address is confirmed, shows it, and tells the page once', async () => {
        const { element, heard } = await visit('complete');
        await waitUntil(() => statusText(element) === confirmed);
        expect(address(element)).to.equal(memoryEntered.email);
        expect(heard).to.deep.equal([
          { type: 'ems-email-changed', detail: { email: memoryEntered.email, by: 'elsewhere' } },
        ]);
      });

      it('believes no success: the address may still wait for the link in its email', async () => {
        const { element, heard } = await visit('cancel', (client) => saysItWas(client, 'email', 'success'));
        await waitUntil(() => statusText(element) === notYet);
        expect(element.querySelector('.ems-success')).to.equal(null);
        expect(address(element)).to.equal(email);
        expect(heard).to.deep.equal([]);
      });

      it('notices when that link was opened', async () => {
        const { element, heard, client } = await visit('cancel', (page) => saysItWas(page, 'email', 'success'));
        await waitUntil(() => statusText(element) === notYet);
        const { service } = client.world;
        service.emails.set(service.store.accountOf(email)!, 'countess@example.com');
        document.dispatchEvent(new Event('visibilitychange'));
        await waitUntil(() => statusText(element) === confirmed);
        expect(address(element)).to.equal('countess@example.com');
        expect(heard).to.deep.equal([
          { type: 'ems-email-changed', detail: { email: 'countess@example.com', by: 'elsewhere' } },
        ]);
      });

      it('believes the account when the page of the service says that nothing was changed', async () => {
        const { element, heard } = await visit('complete', (client) => saysItWas(client, 'email', 'cancelled'));
        await waitUntil(() => statusText(element) === confirmed);
        expect(heard).to.have.length(1);
      });

      it('is calm about a change that was given up', async () => {
        const { element, heard } = await visit('cancel');
        await waitUntil(() => statusText(element) === 'Nothing was changed.');
        expect(heard).to.deep.equal([]);
      });

      it('says that it failed, beside the button that tries again', async () => {
        const { element } = await visit('fail');
        await waitUntil(
          () => alertText(element.querySelector('.ems-address')!) === 'That didn’t work. Please try again.',
        );
        expect(hasButton(element, label)).to.equal(true);
      });
    });
  }

  it('says calmly that the answer is missing', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect', next: 'return' });
    const element = await draw(await leaveAndComeBack(client, await draw(client), label));
    await waitUntil(() => statusText(element).startsWith('You came back before it was finished.'));
  });

  describe('whose sign-ins stop while an address waits', () => {
    const stops = (client: RedirectingMemoryClient): RedirectingMemoryClient => ({
      ...client,
      email: { ...client.email, blocksSignIn: true } as RedirectingMemoryClient['email'],
    });
    const waiting =
      'If you entered a new one, open the link in the email to it: until then, you can’t sign in anywhere.';

    it('says so before the page is left, and promises no way back', async () => {
      const element = await draw(stops(sendsAway({ elsewhere })));
      expect(element.textContent).to.contain('you can’t sign in anywhere until you’ve opened the link');
      expect(element.textContent).not.to.contain('You’ll come back here');
      await expect(element).to.be.accessible();
    });

    it('says so without an answer, and follows the address', async () => {
      const client = stops(sendsAway({ elsewhere, mode: 'redirect', next: 'return' }));
      const page = stops(await leaveAndComeBack(client, await draw(client), label));
      const element = await draw(page);
      await waitUntil(() => statusText(element).includes(waiting));
      const { service } = page.world;
      service.emails.set(service.store.accountOf(email)!, 'countess@example.com');
      document.dispatchEvent(new Event('visibilitychange'));
      await waitUntil(() => statusText(element) === confirmed);
    });

    it('says so when the window beside it was closed', async () => {
      const element = await draw(stops(sendsAway({ elsewhere, next: 'return' })));
      await go(element, label);
      await waitUntil(() => statusText(element).includes(waiting));
    });

    it('is calm about it where the address has changed', async () => {
      const element = await draw(stops(sendsAway({ elsewhere })));
      await go(element, label);
      await waitUntil(() => statusText(element) === confirmed);
    });
  });

  it('keeps unsaved names, on the page and on the one that the person comes back to', async () => {
    const popup = sendsAway({ elsewhere });
    const beside = await draw(popup);
    type(beside, { lastName: 'Byron' });
    await go(beside, label);
    await waitUntil(() => statusText(beside) === confirmed);
    expect(input(beside, 'lastName').value).to.equal('Byron');

    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const left = await draw(client);
    type(left, { lastName: 'Byron' });
    const element = await draw(await leaveAndComeBack(client, left, label));
    await waitUntil(() => input(element, 'lastName').value === 'Byron');
    await waitUntil(() => statusText(element) === confirmed);
    expect(input(element, 'firstName').value).to.equal('Ada');
    expect(button(element, 'Save').getAttribute('aria-disabled'), 'sign in again to save it').to.equal(null);
  });

  it('gives what was typed to no other account', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const left = await draw(client);
    type(left, { lastName: 'Byron' });
    const page = await leaveAndComeBack(client, left, label);
    const grace = {
      firstName: 'Grace',
      lastName: 'Hopper',
      email: 'grace@example.org',
      password: 'a nanosecond of wire',
    };
    page.world.addAccount(grace);
    if (page.session.kind === 'inline') await page.session.signIn(grace);
    const heard = record(document, 'ems-email-changed');
    const element = await draw(page);
    await waitUntil(() => statusText(element) === `You’re now signed in as ${grace.email}.`);
    await settled(element);
    expect(input(element, 'lastName').value).to.equal('Hopper');
    expect(heard, 'another account is no other address').to.deep.equal([]);
  });

  it('says that the session is over, where the service ended it', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const page = await leaveAndComeBack(client, await draw(client), label);
    await page.openTab().session.signOut();
    const element = await drawFor<EmsAccountProfile>(page, 'ems-account-profile');
    await waitUntil(() => alertText(element)?.includes('You’re not signed in.'));
    expect(hasButton(element, label)).to.equal(false);
  });
});
