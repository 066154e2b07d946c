/** What a person types stays, and the focus with it, whatever arrives meanwhile: answers, words, code, attributes, another client. */
import '../../src/base/countdown.ts';
import { createMemoryClient, type MemoryClient } from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { setDefaultClient } from '../../src/context/default-client.ts';
import { registerLocale } from '../../src/i18n/register-locale.ts';
import de from '../../src/locales/de.ts';
import '../support/element-tags.ts';
import { expect, fixture, html, settled, waitUntil } from '../support/elements.ts';

const page = document.documentElement;
const before = page.lang;
afterEach(() => {
  page.lang = before;
  setDefaultClient(undefined);
  history.replaceState(null, '', location.pathname + location.search);
  sessionStorage.clear();
});

/** An answer that comes when the test says so. */
const held = <T>(answer: () => Promise<T>) => {
  let come!: () => void;
  const waits = new Promise<void>((resolve) => (come = resolve));
  return { ask: () => waits.then(answer), come };
};

/** A client whose policy, and whose word on who is signed in, come late. */
const slowClient = (client: MemoryClient) => {
  const policy = held(client.policy.current.bind(client.policy));
  client.policy.current = policy.ask;
  return { client, policy };
};

const fieldsOf = (element: Element): HTMLInputElement[] =>
  [...element.querySelectorAll<HTMLInputElement>('form input')].filter(
    (field) => field.checkVisibility() && !['hidden', 'checkbox', 'radio'].includes(field.type) && !field.readOnly,
  );

const typedInto = (field: HTMLInputElement): string => `typed-${field.name}@example.org`;

/** As a person does it, without a press of a button. */
const typeAll = (element: Element): void => {
  for (const field of fieldsOf(element)) {
    field.focus();
    field.value = typedInto(field);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
};

/** What shows a field where nobody is signed in, and where somebody is. */
const shows: Record<string, { scenario: 'fresh' | 'active'; token?: string }> = {
  'ems-register': { scenario: 'fresh' },
  'ems-sign-in': { scenario: 'fresh' },
  'ems-forgot-password': { scenario: 'fresh' },
  'ems-reset-password': { scenario: 'fresh', token: 'a-token-of-a-mail' },
  'ems-verify-email': { scenario: 'fresh' },
  'ems-signup-flow': { scenario: 'fresh' },
  'ems-change-password': { scenario: 'active' },
  'ems-account-profile': { scenario: 'active' },
  'ems-delete-account': { scenario: 'active' },
  'ems-account': { scenario: 'active' },
};

type Late = (element: EmsElement, slow: ReturnType<typeof slowClient>) => unknown;

const late: Record<string, Late> = {
  'the answer on the policy': (_, { policy }) => policy.come(),
  'the words of another language': async (element) => {
    registerLocale(de);
    page.lang = 'de';
    await waitUntil(() => !element.localizer.coming() && element.localizer.lang === 'de');
  },
  'the code that sends the form': async (element) => {
    await import('../../src/base/submission.ts');
    await element.updateComplete;
  },
  'an attribute of the page’s': (element) => {
    // Where this element hears of an address, it is that of the mail that it waits for: it asks for none then.
    if (element.localName !== 'ems-verify-email') element.setAttribute('email', 'page@example.org');
    element.setAttribute('heading-level', '3');
    element.setAttribute('sign-in-href', '/sign-in');
    element.setAttribute('autofocus', '');
  },
  'words of the page’s own': (element) => {
    element.messages = { heading: 'Another heading' };
  },
  'the page clears what is inside': (element) => {
    element.innerHTML = '';
  },
  'text of the page’s in a slot': (element) => {
    element.insertAdjacentHTML('beforeend', '<p slot="introduction">Late</p><p slot="legal">Late</p>');
  },
  'the tab comes back': () => {
    dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  },
};

/** What is taken out of the document loses it; the values come back with the fields. */
const keepsFocus = (what: string): boolean => what !== 'the page clears what is inside';

const draw = async (tag: string) => {
  const { scenario, token } = shows[tag]!;
  // The link is good, whatever its token.
  const problems = { 'passwordReset.confirm': { code: 'password_required', account: 'ada@example.org' } } as const;
  const slow = slowClient(createMemoryClient({ scenario, problems: token === undefined ? {} : problems }));
  const element = document.createElement(tag) as EmsElement;
  Object.assign(element, { client: slow.client }, token && { token });
  await fixture(html`${element}`);
  await waitUntil(() => fieldsOf(element).length, `${tag} shows a field`);
  return { element, slow };
};

for (const tag of Object.keys(shows)) {
  describe(`${tag}: what was typed stays`, () => {
    for (const [what, happens] of Object.entries(late)) {
      it(`when there comes late: ${what}`, async () => {
        const { element, slow } = await draw(tag);
        const fields = fieldsOf(element);
        typeAll(element);
        const focused = document.activeElement;
        await happens(element, slow);
        await settled(element);
        for (const field of fields) {
          expect(field.isConnected && field.checkVisibility(), `${field.name} is there`).to.equal(true);
          expect(field.value, field.name).to.equal(typedInto(field));
        }
        if (keepsFocus(what)) expect(document.activeElement === focused, 'the focus stays').to.equal(true);
      });
    }
  });
}
