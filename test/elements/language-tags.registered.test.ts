/** A page with German registered, which says its language in no tag that `Intl` takes. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { registerLocale } from '../../src/i18n/register-locale.ts';
import de from '../../src/locales/de.ts';
import { fixture, html, waitUntil } from '../support/elements.ts';
import { drawsEverything, strangeTags, withBrowserLanguage } from './language-tags.ts';

const page = document.documentElement;
const before = page.lang;
afterEach(() => (page.lang = before));
registerLocale(de);

const headingIs = async (heading: string): Promise<void> => {
  const element = await fixture<HTMLElement>(html`<ems-sign-in .client=${createMemoryClient()}></ems-sign-in>`);
  await waitUntil(() => element.shadowRoot!.querySelector('h2')?.textContent === heading, heading);
};

describe('with German registered, every element is drawn', () => {
  for (const tag of strangeTags) {
    it(`on a page of the language ${JSON.stringify(tag)}`, async () => {
      page.lang = tag;
      await drawsEverything(tag);
    });
  }

  it('in a browser whose language is "en-US@posix", where the page says none', async () => {
    await withBrowserLanguage('en-US@posix', () => drawsEverything('en-US@posix'));
  });
});

describe('German words', () => {
  for (const tag of ['de_AT', 'de-AT', 'de_AT.UTF-8', 'DE_at', 'de_DE@euro', 'de-AT@euro', 'de-1996'])
    it(`are shown for ${tag}`, async () => {
      page.lang = tag;
      await headingIs('Anmelden');
    });

  it('are shown in a browser of such a language, where the page says none', async () => {
    await withBrowserLanguage('de_AT.UTF-8', () => headingIs('Anmelden'));
  });

  for (const tag of ['den', 'C', 'deutsch', 'x-de', 'en_DE', 'pt_BR.UTF-8', 'zh_Hans_CN'])
    it(`are not shown for ${tag}`, async () => {
      page.lang = tag;
      await headingIs('Sign in');
    });
});
