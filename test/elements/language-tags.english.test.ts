/** A page with English alone, which says its language in no tag that `Intl` takes. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { expect, fixture, html, waitUntil } from '../support/elements.ts';
import { drawsEverything, strangeTags, withBrowserLanguage } from './language-tags.ts';

const page = document.documentElement;
const before = page.lang;
afterEach(() => (page.lang = before));

const dateIn = async (): Promise<string> => {
  const client = createMemoryClient({ scenario: 'active' });
  const element = await fixture(html`<ems-terms .client=${client}></ems-terms>`);
  await waitUntil(() => element.textContent.includes('You accepted these terms on'));
  return element.textContent;
};

describe('with English alone, every element is drawn', () => {
  for (const tag of strangeTags) {
    it(`on a page of the language ${JSON.stringify(tag)}`, async () => {
      page.lang = tag;
      await drawsEverything(tag);
    });
  }

  for (const tag of ['en-US@posix', 'C', 'de_AT.UTF-8', '', 'x']) {
    it(`in a browser of the language ${JSON.stringify(tag)}, where the page says none`, async () => {
      await withBrowserLanguage(tag, () => drawsEverything(tag));
    });
  }
});

describe('a near tag is understood', () => {
  for (const [tag, pattern] of [
    ['en_US', /on \w+ \d+, \d{4}/],
    ['en-GB', /on \d+ \w+ \d{4}/],
    ['en_GB', /on \d+ \w+ \d{4}/],
    ['en_AU.UTF-8', /on \d+ \w+ \d{4}/],
    ['en-US@posix', /on \w+ \d+, \d{4}/],
  ] as const) {
    it(`dates in ${tag}`, async () => {
      page.lang = tag;
      expect(await dateIn()).to.match(pattern);
    });
  }
});
