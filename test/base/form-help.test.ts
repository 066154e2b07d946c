import '../../src/define/ems-change-password.ts';
import '../../src/define/ems-register.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsChangePassword } from '../../src/elements/change-password/ems-change-password.ts';
import type { EmsRegister } from '../../src/elements/register/ems-register.ts';
import {
  button,
  errorOf,
  expect,
  fixture,
  html,
  input,
  person,
  sendKeys,
  settled,
  type,
  waitUntil,
} from '../support/elements.ts';

const draw = async (mode?: 'always' | 'never') => {
  const element = await fixture<EmsRegister>(html`<ems-register .client=${createMemoryClient()}></ems-register>`);
  if (mode) element.setAttribute('error-summary', mode);
  await settled(element);
  return element;
};

const summaryOf = (element: Element) => element.querySelector<HTMLElement>('form [role="group"]');
const linksOf = (element: Element) => [...summaryOf(element)!.querySelectorAll('a')];
const itemsOf = (element: Element) =>
  [...summaryOf(element)!.querySelectorAll('li')].map((item) => item.textContent.trim().replace(/\s+/g, ' '));

const refuse = async (element: EmsRegister): Promise<void> => {
  button(element, 'Next step').click();
  await waitUntil(() => errorOf(element, 'password') ?? errorOf(element, 'email'), 'refused');
};

describe('the list of errors', () => {
  it('names every field that is wrong, takes the focus, and leads to them', async () => {
    const element = await draw();
    await refuse(element);
    await waitUntil(() => document.activeElement === summaryOf(element), 'focused');
    expect(itemsOf(element)).to.deep.equal(
      ['First name', 'Last name', 'Email address', 'Password'].map((label) => `${label}: Please fill this in.`),
    );
    const name = document.getElementById(summaryOf(element)!.getAttribute('aria-labelledby')!);
    expect(name!.textContent).to.equal('Please check 4 fields:');
    expect(summaryOf(element)!.compareDocumentPosition(input(element, 'firstName'))).to.equal(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const { hash } = location;
    linksOf(element)[2]!.click();
    expect(document.activeElement).to.equal(input(element, 'email'));
    expect(location.hash).to.equal(hash);
    await expect(element).to.be.accessible();
  });

  it('crosses out what is corrected, and goes with the next attempt', async () => {
    const element = await draw();
    await refuse(element);
    await waitUntil(() => summaryOf(element));
    type(element, { firstName: 'Ada' });
    await element.updateComplete;
    expect(itemsOf(element)[0]).to.equal('First name');
    expect(itemsOf(element)).to.have.length(4);
    type(element, { ...person, password: 'short' });
    await refuse(element);
    await waitUntil(() => !summaryOf(element), 'gone');
    expect(document.activeElement).to.equal(input(element, 'password'));
  });

  it('is not there for two errors: the focus goes to the first', async () => {
    const element = await draw();
    type(element, { firstName: 'Ada', lastName: 'Lovelace' });
    await refuse(element);
    await waitUntil(() => document.activeElement === input(element, 'email'));
    expect(summaryOf(element)).to.equal(null);
  });

  it('is there for one error, or for none, where the page says so', async () => {
    const always = await draw('always');
    type(always, { ...person, password: 'short' });
    await refuse(always);
    await waitUntil(() => document.activeElement === summaryOf(always));
    const never = await draw('never');
    await refuse(never);
    await waitUntil(() => document.activeElement === input(never, 'firstName'));
    expect(summaryOf(never)).to.equal(null);
  });

  it('names fields of the page by their labels', async () => {
    const element = await draw();
    element.insertAdjacentHTML(
      'beforeend',
      '<label slot="extra-fields">Country <select name="country" required><option value="">Choose</option></select></label>',
    );
    await waitUntil(() => element.querySelector('select')!.form, 'joined');
    await refuse(element);
    await waitUntil(() => summaryOf(element));
    expect(itemsOf(element).at(-1)).to.equal('Country: Please fill this in.');
    linksOf(element).at(-1)!.click();
    expect(document.activeElement).to.equal(element.querySelector('select'));
  });
});

describe('the Enter key of a phone’s keyboard', () => {
  const { matchMedia } = globalThis;
  afterEach(() => void (globalThis.matchMedia = matchMedia));
  const touch = (): void => {
    globalThis.matchMedia = (query) => ({ ...matchMedia(query), matches: query === '(pointer: coarse)' });
  };

  it('says what it does: on to the next field, and in the last one it sends', async () => {
    const element = await draw();
    expect([...element.querySelectorAll('input')].map(({ enterKeyHint }) => enterKeyHint)).to.deep.equal([
      'next',
      'next',
      'next',
      'go',
    ]);
    touch();
    input(element, 'firstName').focus();
    await settled(element);
    for (const name of ['lastName', 'email', 'password']) {
      await sendKeys({ press: 'Enter' });
      expect(document.activeElement).to.equal(input(element, name));
      expect(errorOf(element, name)).to.equal(undefined);
    }
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => errorOf(element, 'password'), 'sent');
  });

  for (const [engine, init] of [
    ['within a composition', { isComposing: true, keyCode: 229 }],
    ['after the composition that it ended, as Safari tells it', { isComposing: false, keyCode: 229 }],
  ] as const)
    it(`is the input method’s ${engine}`, async () => {
      const element = await draw();
      touch();
      input(element, 'firstName').focus();
      await settled(element);
      const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
      input(element, 'firstName').dispatchEvent(event);
      expect(document.activeElement).to.equal(input(element, 'firstName'));
      expect(event.defaultPrevented).to.equal(false);
    });

  it('sends the form everywhere else', async () => {
    const element = await draw();
    input(element, 'firstName').focus();
    await settled(element);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => errorOf(element, 'password'), 'sent');
  });
});

describe('a password that is left too short', () => {
  it('is announced then, and not at every key', async () => {
    const element = await draw();
    const said = () => element.querySelector('.ems-hint [role="status"]')!.textContent.trim();
    input(element, 'password').focus();
    await settled(element);
    await sendKeys({ type: 'nine char' });
    await element.updateComplete;
    expect(said()).to.equal('');
    expect(element.querySelector('.ems-hint')!.textContent.trim()).to.equal('3 more characters');
    input(element, 'email').focus();
    await waitUntil(() => said() === '3 more characters', 'announced');
    input(element, 'password').focus();
    await sendKeys({ type: 'act' });
    await waitUntil(() => said() === 'Long enough');
  });
});

describe('a form whose session is over', () => {
  it('waits for a new one while it is in the page, and listens to nothing when it is not', async () => {
    const client = createMemoryClient({
      scenario: 'active',
      problems: { 'password.change': { code: 'session_expired', once: true } },
    });
    const listeners = new Set<() => void>();
    const subscribe = (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    const element = await fixture<EmsChangePassword>(
      html`<ems-change-password .client=${{ ...client, session: { ...client.session, subscribe } }}></ems-change-password>`,
    );
    await waitUntil(() => element.querySelector('[name=password]'));
    const own = listeners.size;
    type(element, { currentPassword: person.password, password: 'four other quite long words' });
    button(element, 'Update password').click();
    await waitUntil(() => element.querySelector('[role=alert]'));
    await waitUntil(() => listeners.size === own + 1, 'it listens');
    const parent = element.parentElement!;
    element.remove();
    await waitUntil(() => listeners.size === 0, 'nobody listens');
    parent.append(element);
    await waitUntil(() => listeners.size === own + 1, 'it listens again');
    for (const listener of [...listeners]) listener();
    await waitUntil(() => !element.querySelector('[role=alert]'), 'the problem goes');
    expect(input(element, 'password').value).to.equal('four other quite long words');
    await waitUntil(() => listeners.size === own, 'it has heard what it waited for');
  });
});
