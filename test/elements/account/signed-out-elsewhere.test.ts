import '../../../src/define/ems-account.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/define/all.ts';
import { memoryPerson, type RedirectingMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsElement } from '../../../src/base/ems-element.ts';
import { alertText, button, expect, hasButton, input, type, waitUntil } from '../../support/elements.ts';
import { comeBack } from '../../support/away.ts';
import { drawFor, go, sendsAway, statusText } from '../../support/elsewhere.ts';

const again = 'You’re signed in again. What you entered isn’t saved yet.';

/** Signed out by another tab, with unsaved input in the profile. */
const signedOut = async (client: RedirectingMemoryClient, tag: string): Promise<EmsElement> => {
  const element = await drawFor<EmsElement>(client, tag);
  await waitUntil(() => element.querySelector('[name=lastName]'));
  type(element, { lastName: 'Byron' });
  await client.openTab().session.signOut();
  await waitUntil(() => hasButton(element, 'Sign in'));
  return element;
};

for (const tag of ['ems-account', 'ems-account-profile']) {
  describe(`${tag}, whose person was signed out while typing and signs in on a page of the service`, () => {
    afterEach(() => sessionStorage.clear());

    it('has a button and no link: a session in a new tab would be none of this one’s', async () => {
      const element = await signedOut(sendsAway({ elsewhere: ['session'] }), tag);
      expect(element.querySelectorAll('[role=alert] a')).to.have.lengthOf(0);
      await expect(element).to.be.accessible();
    });

    it('goes on with what was typed after a window beside the page', async () => {
      const client = sendsAway({ elsewhere: ['session'] });
      const element = await signedOut(client, tag);
      await go(element, 'Sign in');
      await waitUntil(() => statusText(element) === again);
      await waitUntil(() => !alertText(element));
      expect(client.elsewhere.visits.at(-1)).to.include({ port: 'session', email: memoryPerson.email });
      expect(document.activeElement).to.equal(input(element, 'lastName'));
      button(element, 'Save').click();
      await waitUntil(() => client.world.account(memoryPerson.email)?.lastName === 'Byron');
      expect(sessionStorage.getItem('ems-kept-forms')).to.equal(null);
    });

    it('keeps what was typed where the person gives it up', async () => {
      const element = await signedOut(sendsAway({ elsewhere: ['session'], next: 'cancel' }), tag);
      const press = await go(element, 'Sign in');
      await waitUntil(() => press.getAttribute('aria-busy') === 'false');
      expect(input(element, 'lastName').value).to.equal('Byron');
      expect(hasButton(element, 'Sign in')).to.equal(true);
    });

    it('says why where it fails, and tries again', async () => {
      const client = sendsAway({ elsewhere: ['session'], next: 'fail' });
      const element = await signedOut(client, tag);
      await go(element, 'Sign in');
      await waitUntil(() => element.querySelector('.ems-alert')!.textContent.includes('took too long'));
      client.elsewhere.next = 'complete';
      await go(element, 'Sign in');
      await waitUntil(() => statusText(element) === again);
    });

    it('puts it back into the form after leaving the page', async () => {
      const client = sendsAway({ elsewhere: ['session'], mode: 'redirect' });
      const element = await signedOut(client, tag);
      await go(element, 'Sign in');
      const page = await comeBack(client, 'complete', element);
      const anew = await drawFor<EmsElement>(page, tag);
      await waitUntil(() => anew.querySelector('[name=lastName]') && input(anew, 'lastName').value === 'Byron');
      await waitUntil(() => statusText(anew) === again);
      expect(document.activeElement).to.equal(input(anew, 'lastName'));
      expect(client.world.account(memoryPerson.email)?.lastName, 'nothing is sent by itself').to.equal('Lovelace');
    });
  });
}
