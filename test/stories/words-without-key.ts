/** Finds what an element says that no language can say otherwise, while the page's language is that of the keys. */
import type { Page } from '@playwright/test';
import { memoryProviders } from '../../src/client/memory/index.ts';

/** What people read or hear, by attributes. */
const spokenAttributes = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'alt',
  'placeholder',
];

/** The devices, the other sites and the providers of the memory client, which are called the same everywhere. */
const products = [
  ...memoryProviders.map(({ name }) => name),
  'Firefox',
  'Linux',
  'Safari',
  'iPhone',
  'Chrome',
  'Windows',
  'Hosting',
  'Documentation',
];

/** Authenticator apps and passkeys of the stories: one that was removed is known to no service any more. */
const devices = ['Telephone', 'MacBook', 'A name as long as it may be, which is quite a lot of letters here'];

/** What a page says by `setFieldError()`, where it leads to, and a step of its own in the sign-up flow. */
const ofThePage = [
  'We know no company of this name.',
  'An error looks like this.',
  'hosting.example.com',
  'Company',
  'Continue',
];

/** Words with Latin letters outside brackets that aren't data, except where a story has a language of its own. */
export const wordsWithoutKey = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([attributes, known]) => {
      const root = document.querySelector('#storybook-root')!;

      /** All elements below, those in shadow roots too. */
      const below = (node: Element | ShadowRoot): Element[] =>
        [...node.querySelectorAll('*')].flatMap((element) => [
          element,
          ...(element.shadowRoot ? below(element.shadowRoot) : []),
        ]);
      const elements = below(root);

      /** The texts in a value, however deep they are. */
      const textsIn = (value: unknown, seen = new Set<unknown>()): string[] => {
        if (typeof value === 'string') return [value];
        if (typeof value !== 'object' || !value || value instanceof Node || seen.has(value)) return [];
        seen.add(value);
        const parts = value instanceof Map ? [...value] : Object.entries(value);
        // Mails say whole sentences.
        return parts.flatMap(([key, part]) => (key === 'mails' ? [] : textsIn(part, seen)));
      };

      /** An element speaks in its shadow root and in what it has put into the page; the rest is the page's own. */
      const isSpokenByElement = (element: Element): boolean =>
        element.getRootNode() instanceof ShadowRoot || element.closest('.ems-light') !== null;

      /** As elements find the language of the page around them. */
      const langAround = (element: Element): string => {
        const { host } = element.getRootNode() as Partial<ShadowRoot>;
        return element.closest<HTMLElement>('[lang]:not(.ems-light)')?.lang ?? (host ? langAround(host) : '');
      };

      const ownText = (element: Element): string =>
        // An address may be broken by `<wbr>`.
        [...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('');

      /** What the service knows, the words that the page has given to an element, and the page's own labels. */
      const given = elements.flatMap((element) => {
        const { client, messages } = element as { client?: { world?: { service?: object } }; messages?: object };
        const own = isSpokenByElement(element) ? '' : ownText(element).trim();
        return [...textsIn(client?.world?.service), ...textsIn(messages), own];
      });
      // Names and titles begin with a capital, and hosts have dots; the rest is known to code only.
      const longestFirst = [...new Set([...given, ...known])]
        .filter((text) => /[\p{Lu}.]/u.test(text))
        .sort((a, b) => b.length - a.length);

      /** Codes, keys and initials are in capitals. */
      const isCode = (element: Element): boolean =>
        element.closest('[translate="no"]') !== null && !/\p{Ll}/u.test(ownText(element));

      const texts = elements
        .filter((element) => isSpokenByElement(element) && langAround(element) === 'ar-XB')
        .filter((element) => !element.matches('style, script') && !isCode(element))
        .flatMap((element) => [ownText(element), ...attributes.flatMap((name) => element.getAttribute(name) ?? [])]);

      const withoutData = (text: string): string =>
        longestFirst
          .reduce((rest, data) => rest.replaceAll(data, ' '), text)
          .replaceAll(/\S+@\S+/g, ' ')
          // Networks of IPv6.
          .replaceAll(/[\da-f]+:[\da-f:]+\/\d+/g, ' ')
          .replaceAll(/\[[^\][]*\]/g, ' ');
      return texts.filter((text) => /\p{Script=Latin}/u.test(withoutData(text)));
    },
    [spokenAttributes, [...products, ...devices, ...ofThePage]] as const,
  );
