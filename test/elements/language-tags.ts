/** What pages, systems and people write where a language tag belongs, and what must come of it in every element. */
import { createMemoryClient, type MemoryScenario } from '../../src/client/memory/index.ts';
import { expect, fixture, html, waitUntil } from '../support/elements.ts';
import { elementTags } from '../support/element-tags.ts';

export const strangeTags = [
  'en_US',
  'en_GB',
  'pt_BR',
  'pt_BR.UTF-8',
  'zh_Hans',
  'zh_Hans_CN',
  'zh_Hant_TW',
  'de-AT@euro',
  'de_AT.UTF-8',
  'de_DE@euro',
  'C',
  'C.UTF-8',
  'POSIX',
  'x',
  'i-klingon',
  'klingon-language-x',
  'en-US@posix',
  'en-',
  '-',
  '*',
  'und',
  'a'.repeat(99),
  'English (United States)',
  'Deutsch',
  '<b>',
  '\u00a0',
  '🇩🇪',
] as const;

/** What each element shows dates, numbers, plurals and capitals in, where it has any. */
const scenarios: readonly MemoryScenario[] = ['active', 'two-factor'];

const texts = (root: Node): string =>
  [...root.childNodes]
    .map((node) => (node instanceof Element ? texts(node.shadowRoot ?? node) + texts(node) : node.textContent))
    .join(' ');

const draw = (tag: string, scenario: MemoryScenario): Promise<HTMLElement> => {
  const element = document.createElement(tag);
  Object.assign(element, { client: createMemoryClient({ scenario }), accountHref: '/account', signInHref: '/sign-in' });
  return fixture<HTMLElement>(html`${element}`);
};

/** Draws every element in the language that the page says, and fails for one that stays empty, or says for ever that it is loading. */
export const drawsEverything = async (what: string): Promise<void> => {
  const errors: string[] = [];
  const hear = (event: ErrorEvent | PromiseRejectionEvent): void => {
    errors.push(String('reason' in event ? event.reason : event.message));
    event.preventDefault();
  };
  addEventListener('error', hear);
  addEventListener('unhandledrejection', hear);
  try {
    for (const tag of elementTags) {
      for (const scenario of scenarios) {
        const element = await draw(tag, scenario);
        const said = (): string => texts(element.shadowRoot!) + texts(element);
        // It asks in a dialog, which is opened by a call.
        if (tag !== 'ems-reauthenticate') await waitUntil(() => said().trim(), `${tag}, ${what}: is drawn`);
        await waitUntil(() => !element.querySelector('[aria-busy="true"]'), `${tag}, ${what}: is no longer loading`);
        expect(said(), `${tag}, ${what}`).not.to.contain('Invalid Date');
        element.remove();
      }
    }
    expect(errors, what).to.deep.equal([]);
  } finally {
    removeEventListener('error', hear);
    removeEventListener('unhandledrejection', hear);
  }
};

/** Another language of the browser, and none of the page's. */
export const withBrowserLanguage = async (language: string, run: () => Promise<void>): Promise<void> => {
  const lang = document.documentElement.getAttribute('lang');
  document.documentElement.removeAttribute('lang');
  Object.defineProperty(navigator, 'language', { value: language, configurable: true });
  try {
    await run();
  } finally {
    delete (navigator as { language?: string }).language;
    if (lang !== null) document.documentElement.lang = lang;
  }
};
