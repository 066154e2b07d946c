import '../../../src/define/ems-change-password.ts';
import type { RedirectingMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsChangePassword } from '../../../src/elements/change-password/ems-change-password.ts';
import { failure } from '../../../src/client/outcome.ts';
import { alertText, button, expect, hasButton, record, settled, waitUntil } from '../../support/elements.ts';
import { drawFor, go, leaveAndComeBack, sendsAway, statusText } from '../../support/elsewhere.ts';

const label = 'Change password';
const elsewhere = ['password'] as const;

const draw = (client: RedirectingMemoryClient): Promise<EmsChangePassword> => drawFor(client, 'ems-change-password');

const said = { complete: 'Your password has been changed.', cancel: 'Nothing was changed.' };

describe('ems-change-password, where passwords are changed on a page of the service', () => {
  afterEach(() => sessionStorage.clear());

  it('is one button with words of its own, and says that the page is left', async () => {
    const element = await draw(sendsAway({ elsewhere }));
    await waitUntil(() => hasButton(element, label));
    expect(element.querySelectorAll('input')).to.have.length(0);
    expect(element.querySelectorAll('button')).to.have.length(1);
    expect(element.textContent).to.contain('This opens a separate page.');
    await expect(element).to.be.accessible();
  });

  it('leaves with the language, busy, and sends nobody twice', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const element = await draw(client);
    const pressed = await go(element, label);
    await waitUntil(() => pressed.getAttribute('aria-busy') === 'true');
    pressed.click();
    await client.comeBack();
    expect(client.elsewhere.visits).to.deep.equal([{ port: 'password', locale: navigator.language }]);
  });

  for (const mode of ['popup', 'redirect'] as const) {
    describe(mode === 'popup' ? 'in a window beside it' : 'after coming back to a new page', () => {
      const visit = async (next: 'complete' | 'cancel' | 'fail' | 'return') => {
        const client = sendsAway({ elsewhere, mode, next });
        let element = await draw(client);
        let page = client;
        const heard = record(document, 'ems-password-changed', 'ems-failed');
        if (mode === 'popup') await go(element, label);
        else {
          page = await leaveAndComeBack(client, element, label);
          element = await draw(page);
        }
        return { element, heard, page };
      };

      it('says that the password is changed, and tells the page', async () => {
        const { element, heard } = await visit('complete');
        await waitUntil(() => statusText(element) === said.complete);
        expect(heard).to.deep.equal([{ type: 'ems-password-changed', detail: {} }]);
        expect(element.querySelector('[role="status"].ems-success')).not.to.equal(null);
        expect(button(element, label).getAttribute('aria-busy')).to.equal('false');
      });

      it('is calm about a change that was given up', async () => {
        const { element, heard } = await visit('cancel');
        await waitUntil(() => statusText(element) === said.cancel);
        expect(alertText(element)).to.equal(undefined);
        expect(heard.filter(({ type }) => type === 'ems-password-changed')).to.deep.equal([]);
      });

      it('says that it failed, with the button to try again, which takes that back', async () => {
        const { element, page } = await visit('fail');
        await waitUntil(() => alertText(element) === 'That didn’t work. Please try again.');
        page.elsewhere.next = 'complete';
        const pressed = await go(element, label);
        await waitUntil(() => !alertText(element));
        if (mode === 'popup') await waitUntil(() => statusText(element) === said.complete);
        expect(document.activeElement).to.equal(pressed);
      });

      it('says calmly that the answer is missing', async () => {
        const { element, heard } = await visit('return');
        const words =
          mode === 'popup' ? said.cancel : 'You came back before it was finished. What you see here is up to date.';
        await waitUntil(() => statusText(element) === words);
        expect(alertText(element)).to.equal(undefined);
        expect(heard.filter(({ type }) => type === 'ems-password-changed')).to.deep.equal([]);
        expect(button(element, label).getAttribute('aria-busy')).to.equal('false');
      });
    });
  }

  it('tells it once, to one element', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const page = await leaveAndComeBack(client, await draw(client), label);
    const heard = record(document, 'ems-password-changed');
    const first = await draw(page);
    await waitUntil(() => statusText(first) === said.complete);
    const second = await draw(page);
    await waitUntil(() => hasButton(second, label));
    await settled(second);
    expect(statusText(second)).to.equal('');
    expect(heard).to.have.length(1);
  });

  it('says so where the service has ended the session with the change, with the way to sign in, and no event', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const element = await draw(client);
    const page = await leaveAndComeBack(client, element, label);
    const heard = record(document, 'ems-password-changed');
    await page.openTab().session.signOut();
    const after = await draw(page);
    await waitUntil(() => statusText(after) === said.complete);
    await waitUntil(() => alertText(after)?.includes('You’re not signed in.'));
    expect(after.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
    expect(heard).to.deep.equal([]);
  });

  it('takes no result of one account for news of another one', async () => {
    const client = sendsAway({ elsewhere, mode: 'redirect' });
    const page = await leaveAndComeBack(client, await draw(client), label);
    const grace = {
      firstName: 'Grace',
      lastName: 'Hopper',
      email: 'grace@example.org',
      password: 'a nanosecond of wire',
    };
    page.world.addAccount(grace);
    const heard = record(document, 'ems-password-changed');
    const { session } = page;
    if (session.kind === 'inline') await session.signIn(grace);
    const element = await draw(page);
    await waitUntil(() => statusText(element) === `You’re now signed in as ${grace.email}.`);
    expect(heard).to.deep.equal([]);
  });

  it('waits with the result until the service can be asked', async () => {
    const client = sendsAway({ elsewhere });
    const element = await draw(client);
    await waitUntil(() => hasButton(element, label));
    await settled(element);
    client.network.problems['session.current'] = { code: 'offline' };
    await go(element, label);
    await waitUntil(() => alertText(element)?.includes('offline'));
    expect(statusText(element)).to.equal('');
    delete client.network.problems['session.current'];
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => statusText(element) === said.complete);
    expect(alertText(element)).to.equal(undefined);
  });

  it('shows why it could not be begun, and can be tried again', async () => {
    const client = sendsAway({ elsewhere });
    client.network.problems['password.start' as keyof typeof client.network.problems] = {
      code: 'unreachable',
      once: true,
    };
    const element = await draw(client);
    await go(element, label);
    await waitUntil(() => alertText(element)?.includes('couldn’t reach'));
    await go(element, label);
    await waitUntil(() => statusText(element) === said.complete);
  });

  it('is free again when the page is shown again by the browser’s Back', async () => {
    const client = sendsAway({ elsewhere });
    let back: () => void = () => undefined;
    const { password } = client;
    const start = () =>
      new Promise<ReturnType<typeof failure>>((resolve) => (back = () => resolve(failure('cancelled'))));
    const element = await draw({
      ...client,
      password: { ...password, kind: 'redirect', start, result: () => undefined },
    });
    const pressed = await go(element, label);
    await waitUntil(() => pressed.getAttribute('aria-busy') === 'true');
    back();
    await waitUntil(() => pressed.getAttribute('aria-busy') === 'false');
    await waitUntil(() => statusText(element) === said.cancel);
    expect(document.activeElement).to.equal(pressed);
  });

  it('says that nobody is signed in, without the button', async () => {
    const element = await draw(sendsAway({ elsewhere, scenario: 'fresh' }));
    await waitUntil(() => alertText(element)?.includes('You’re not signed in.'));
    expect(hasButton(element, label)).to.equal(false);
  });
});
