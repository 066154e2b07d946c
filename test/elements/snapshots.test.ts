/** Secrets, and what keeps or copies parts of the page: snapshot libraries, the selection, the state of history entries. */
import '../../src/define/all.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../src/elements/totp-setup/qr-code.ts';
import { takeToken } from '../../src/base/token-in-url.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { button, expect, fixture, hasButton, html, person, settled, type, waitUntil } from '../support/elements.ts';

const drawCodes = async () => {
  const client = createMemoryClient({ scenario: 'two-factor' });
  const element = await fixture<EmsElement>(html`<ems-recovery-codes .client=${client}></ems-recovery-codes>`);
  await waitUntil(() => hasButton(element, 'Create new codes'));
  button(element, 'Create new codes').click();
  await waitUntil(() => element.querySelector('.ems-codes li'));
  return element;
};

const drawKey = async () => {
  const client = createMemoryClient({ scenario: 'active' });
  const element = await fixture<EmsElement>(html`<ems-totp-setup .client=${client} autostart></ems-totp-setup>`);
  await waitUntil(() => element.querySelector('.ems-key'));
  return element;
};

describe('a snapshot of the page', () => {
  it('comes back with elements inside an element, without an error', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    const page = await fixture<HTMLElement>(html`
      <ems-provider .client=${client}><ems-account></ems-account></ems-provider>
    `);
    const account = (): EmsElement => page.querySelector<EmsElement>('ems-account')!;
    await settled(account());
    await waitUntil(() => account().querySelector('ems-account-profile input'));
    // As Turbo does it: what it kept is a clone, whose inner elements leave with the old markup before they are told that they came.
    account().replaceWith(account().cloneNode(true));
    await settled(account());
    await waitUntil(() => account().querySelector('ems-account-profile input'));
  });

  for (const [what, draw] of [
    ['recovery codes', drawCodes],
    ['a key', drawKey],
  ] as const) {
    it(`is not taken by htmx where there are ${what}, and has none once the element has left`, async () => {
      const element = await draw();
      // What htmx asks of the document before it keeps a page.
      expect(document.querySelector('[hx-history="false" i],[data-hx-history="false" i]')).to.equal(element);
      const secret = element.querySelector('.ems-codes li, .ems-key')!.textContent;
      element.remove();
      await waitUntil(() => !element.innerHTML.includes(secret));
      expect(element.innerHTML).not.to.contain('otpauth:');
    });

    it(`keeps ${what} on the page through a move within it`, async () => {
      const element = await draw();
      const place = await fixture(html`<div></div>`);
      place.append(element);
      await settled(element);
      expect(element.querySelector('.ems-codes li, .ems-key')).not.to.equal(null);
    });
  }
});

it('the key that a person selects has no blanks, and is shown with them', async () => {
  const element = await drawKey();
  const key = element.querySelector('.ems-key')!;
  key.closest('details')!.open = true;
  expect(key.textContent).to.match(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  getSelection()!.selectAllChildren(key);
  expect(getSelection()!.toString()).to.equal(key.textContent.replaceAll(' ', ''));
});

describe('the state of a history entry that is no plain object', () => {
  const { href } = location;
  afterEach(() => history.replaceState(null, '', href));

  for (const state of ['router', ['a', 'b'], 7, true, new Date(0), new Map([['a', 1]])]) {
    it(`stays as it is: ${Object.prototype.toString.call(state)}`, async () => {
      history.replaceState(state, '', '?token=abc');
      expect(takeToken('token')).to.equal('abc');
      expect(history.state).to.deep.equal(state);
      expect(location.search).to.equal('');
      sessionStorage.clear();
      const flow = await fixture<EmsElement>(html`<ems-signup-flow .client=${createMemoryClient()}></ems-signup-flow>`);
      await waitUntil(() => flow.getAttribute('step') === 'register', 'step register');
      expect(history.state).to.deep.equal(state);
      const form = flow.querySelector<EmsElement>('ems-register')!;
      await settled(form);
      type(form, person);
      button(form, 'Next step').click();
      await waitUntil(() => flow.getAttribute('step') === 'verify', 'step verify');
      history.back();
      await waitUntil(() => flow.getAttribute('step') === 'register', 'back');
      expect(history.state).to.deep.equal(state);
      flow.remove();
    });
  }
});
