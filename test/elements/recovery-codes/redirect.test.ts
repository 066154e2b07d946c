/** A service that makes and shows recovery codes on a page of its own. */
import '../../../src/define/ems-recovery-codes.ts';
import {
  createMemoryClient,
  type MemoryScenario,
  type RedirectingMemoryClient,
} from '../../../src/client/memory/index.ts';
import type { EmsRecoveryCodes } from '../../../src/elements/recovery-codes/ems-recovery-codes.ts';
import { comeBack, says, statusText } from '../../support/away.ts';
import {
  alertText,
  button,
  expect,
  fixture,
  hasButton,
  html,
  record,
  settled,
  waitUntil,
} from '../../support/elements.ts';

const open = (mode: 'popup' | 'redirect', scenario: MemoryScenario = 'few-codes-left') =>
  createMemoryClient({ elsewhere: ['recoveryCodes'], scenario, mode });

const draw = async (client: RedirectingMemoryClient, autostart = false) => {
  const element = await fixture<EmsRecoveryCodes>(
    html`<ems-recovery-codes .client=${client} ?autostart=${autostart}></ems-recovery-codes>`,
  );
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  await settled(element);
  return element;
};

const done = 'Your new recovery codes are ready to use.';

beforeEach(() => sessionStorage.clear());

describe('ems-recovery-codes, where a page of the service shows them', () => {
  it('says how many are left, and has one button that says where it leads', async () => {
    const element = await draw(open('popup'));
    expect(element.textContent).to.contain('2 of 10 codes left.');
    expect(element.textContent).to.contain('New codes replace the old ones');
    expect(element.textContent).to.contain('on a separate page');
    expect(button(element, 'Create new codes').classList.contains('ems-secondary'), 'it is time').to.equal(false);
    expect(element.querySelectorAll('button')).to.have.length(1);
    await expect(element).to.be.accessible();
  });

  it('has no button without a second factor, and is as ever where codes are shown here', async () => {
    const off = await draw(open('popup', 'active'));
    expect(off.textContent).to.contain('when you set up your first authenticator app');
    expect(off.querySelector('button')).to.equal(null);
    const here = await draw(createMemoryClient({ elsewhere: ['authenticators'], scenario: 'two-factor' }));
    button(here, 'Create new codes').click();
    await waitUntil(() => here.querySelector('.ems-codes'));
  });

  it('gets new ones in a window beside the page: none is shown here, and the state is read anew', async () => {
    const client = open('popup');
    const element = await draw(client);
    const heard = record(element, 'ems-recovery-codes-generated');
    button(element, 'Create new codes').focus();
    button(element, 'Create new codes').click();
    await says(element, done);
    expect(heard).to.deep.equal([{ type: 'ems-recovery-codes-generated', detail: { total: 10 } }]);
    expect(element.textContent).to.contain('10 of 10 codes left.');
    expect(element.querySelector('.ems-codes')).to.equal(null);
    expect(document.activeElement).to.equal(button(element, 'Create new codes'));
    expect(sessionStorage.length).to.equal(0);
  });

  it('tells on the page that the tab comes back to, once', async () => {
    const client = open('redirect');
    const left = await draw(client);
    button(left, 'Create new codes').click();
    const page = await comeBack(client, 'complete', left);
    const heard = record(document, 'ems-recovery-codes-generated');
    const element = await draw(page);
    await says(element, done);
    expect(heard).to.have.length(1);
    expect(element.textContent).to.contain('10 of 10 codes left.');
    element.remove();
    const next = await draw(page);
    await settled(next);
    expect(statusText(next)).to.equal(undefined);
    expect(heard).to.have.length(1);
  });

  for (const [visit, words] of [
    ['cancel', 'Nothing was changed.'],
    ['return', 'You came back before it was finished. What you see here is up to date.'],
  ] as const) {
    it(`says calmly after "${visit}" that nothing is new`, async () => {
      const client = open('redirect');
      const left = await draw(client);
      button(left, 'Create new codes').click();
      const heard = record(document, 'ems-recovery-codes-generated');
      const element = await draw(await comeBack(client, visit, left));
      await says(element, words);
      expect(element.textContent).to.contain('2 of 10 codes left.');
      expect(heard).to.have.length(0);
      expect(alertText(element)).to.equal(undefined);
    });
  }

  it('says in an alert that it failed, and offers it again', async () => {
    const client = open('popup');
    client.elsewhere.next = 'fail';
    const element = await draw(client);
    button(element, 'Create new codes').click();
    await waitUntil(() => alertText(element) === 'That didn’t work. Please try again.');
    await waitUntil(() => !element.querySelector('[aria-busy="true"]'));
    client.elsewhere.next = 'complete';
    button(element, 'Create new codes').click();
    await says(element, done);
    expect(alertText(element)).to.equal(undefined);
  });

  it('believes the state: a success without a new set is none, a new set without an answer is one', async () => {
    const client = open('popup');
    const { recoveryCodes } = client;
    if (recoveryCodes.kind !== 'redirect') throw new Error('inline');
    const start = recoveryCodes.start.bind(recoveryCodes);
    Object.assign(recoveryCodes, { start: async () => ({ ok: true, value: undefined }), result: () => 'success' });
    const element = await draw(client);
    const heard = record(element, 'ems-recovery-codes-generated');
    button(element, 'Create new codes').click();
    await says(element, 'You came back before it was finished. What you see here is up to date.');
    expect(heard).to.have.length(0);
    await waitUntil(() => button(element, 'Create new codes').getAttribute('aria-busy') === 'false');
    // The window was closed right after they were made.
    Object.assign(recoveryCodes, {
      start: async () => {
        await start();
        return { ok: false, problem: { code: 'cancelled' } };
      },
    });
    button(element, 'Create new codes').click();
    await says(element, done);
    expect(heard).to.have.length(1);
  });

  it('sends nobody away by itself, also where a page asks for new ones at once', async () => {
    const client = open('redirect');
    const element = await draw(client, true);
    await waitUntil(() => hasButton(element, 'Create new codes'));
    await settled(element);
    expect(client.elsewhere.visits).to.have.length(0);
    expect(button(element, 'Create new codes').getAttribute('aria-busy')).to.equal('false');
  });
});
