/** The language of an element: where it is said, what may be said there, and how its words come. */
import type { EmsElement } from '../../src/base/ems-element.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsRegister } from '../../src/elements/register/ems-register.ts';
import { registerLocale } from '../../src/i18n/register-locale.ts';
import de from '../../src/locales/de.ts';
import { elementTags } from '../support/element-tags.ts';
import { button, errorOf, expect, fixture, html, settled, waitUntil } from '../support/elements.ts';

const page = document.documentElement;
const before = { lang: page.lang, dir: page.dir };

afterEach(() => {
  page.lang = before.lang;
  page.dir = before.dir;
});

const draw = (): Promise<EmsRegister> =>
  fixture<EmsRegister>(html`<ems-register .client=${createMemoryClient()}></ems-register>`);
const label = (element: Element): string | undefined =>
  element.querySelector('button[type=submit]')?.textContent?.trim();
const headingOf = (element: Element): string | undefined => element.shadowRoot!.querySelector('h2')?.textContent;
const boxes = (element: Element): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>(':scope > .ems-light'),
  ...(element.shadowRoot!.children as unknown as HTMLElement[]),
];

describe('the language of an element', () => {
  it("follows the page's lang, keeps regions apart, and stays English where a word is missing", async () => {
    registerLocale({ code: 'xa', groups: { register: { submit: 'one' } } });
    registerLocale({ code: 'xa-XB', groups: { register: { submit: 'two' } } });
    const element = await draw();
    for (const [lang, expected] of [
      ['xa', 'one'],
      ['xa-xb', 'two'],
      ['xa-xc', 'one'],
      ['fr', 'Next step'],
    ] as const) {
      page.lang = lang;
      await waitUntil(() => label(element) === expected, lang);
      expect(headingOf(element)).to.equal('Create your account');
    }
  });

  it('is understood however a system writes it, and passed over where it names none', async () => {
    registerLocale({ code: 'pt-BR', groups: { register: { submit: 'Avançar' } } });
    for (const [lang, expected] of [
      ['pt_BR.UTF-8', 'Avançar'],
      ['pt_br', 'Avançar'],
      ['C', 'Next step'],
      ['not a tag', 'Next step'],
      ['-', 'Next step'],
    ] as const) {
      page.lang = lang;
      const element = await draw();
      await waitUntil(() => label(element) === expected, lang);
    }
  });

  it('puts dates where no exception of Intl ends the drawing, whatever the page says', async () => {
    for (const lang of ['en_US', 'C', 'x-made-up', 'en-a', 'fr']) {
      page.lang = lang;
      const client = createMemoryClient({ scenario: 'active' });
      const element = await fixture(html`<ems-terms .client=${client}></ems-terms>`);
      await waitUntil(() => element.textContent.includes('You accepted these terms on'), lang);
    }
  });

  it('is found beyond a shadow root, and the nearer one counts', async () => {
    registerLocale(de);
    const outer = await fixture<HTMLElement>(html`<div lang="de"></div>`);
    const root = outer.attachShadow({ mode: 'open' });
    root.innerHTML = '<section><ems-register></ems-register></section>';
    const inShadow = root.querySelector('ems-register')!;
    await waitUntil(() => label(inShadow) === 'Weiter');
    root.querySelector('section')!.lang = 'en';
    inShadow.requestUpdate();
    await waitUntil(() => label(inShadow) === 'Next step');
  });

  it("follows the lang of any ancestor in the page's own tree", async () => {
    registerLocale(de);
    const section = await fixture<HTMLElement>(html`<section lang="en"><ems-register></ems-register></section>`);
    await waitUntil(() => label(section) === 'Next step');
    section.lang = 'de-AT';
    await waitUntil(() => label(section) === 'Weiter');
  });

  it('lets a page replace words one by one', async () => {
    const element = await fixture<EmsRegister>(html`<ems-register .messages=${{ submit: 'Join us' }}></ems-register>`);
    await settled(element);
    expect(button(element, 'Join us')).to.be.instanceOf(HTMLButtonElement);
    expect(headingOf(element)).to.equal('Create your account');
  });
});

describe('the words of a language', () => {
  it('come with the element: English never shows meanwhile', async () => {
    let come!: () => void;
    const waits = new Promise<void>((resolve) => (come = resolve));
    registerLocale({
      code: 'sv',
      groups: {},
      files: {
        register: async () => {
          await waits;
          return { default: { register: { heading: 'Skapa konto', submit: 'Nästa' } } };
        },
      },
    });
    page.lang = 'sv';
    const element = document.createElement('ems-register');
    document.body.append(element);
    try {
      await new Promise((resolve) => setTimeout(resolve));
      expect(element.shadowRoot?.querySelector('h2') ?? null).to.equal(null);
      expect(element.textContent).to.equal('');
      come();
      await waitUntil(() => label(element) === 'Nästa');
      expect(headingOf(element)).to.equal('Skapa konto');
    } finally {
      element.remove();
    }
  });

  it('come when the page changes its language, and the old ones stay meanwhile', async () => {
    registerLocale(de);
    const element = await draw();
    await waitUntil(() => label(element) === 'Next step');
    page.lang = 'de';
    await waitUntil(() => label(element) === 'Weiter');
    expect(headingOf(element)).to.equal('Konto erstellen');
  });

  it('are English where their file cannot be fetched: the form is there all the same', async () => {
    registerLocale({ code: 'da', groups: {}, files: { register: () => Promise.reject(new Error('offline')) } });
    page.lang = 'da';
    const element = await draw();
    await waitUntil(() => label(element) === 'Next step');
  });

  it('say a problem in it too, fetched when there is one to say', async () => {
    registerLocale(de);
    page.lang = 'de';
    const element = await draw();
    await waitUntil(() => label(element) === 'Weiter');
    button(element, 'Weiter').click();
    await waitUntil(() => errorOf(element, 'email'));
    expect(errorOf(element, 'email')).to.match(/^Geben Sie|^Bitte/);
  });
});

describe('English in a page of another language', () => {
  it('says that it is English, read from the left, and leaves the direction of what the page put inside', async () => {
    page.lang = 'ar';
    page.dir = 'rtl';
    const element = await fixture<EmsRegister>(
      html`<ems-register .client=${createMemoryClient()}><p slot="legal">نص</p></ems-register>`,
    );
    await waitUntil(() => boxes(element).every((box) => box.lang === 'en' && box.dir === 'ltr'));
    expect(boxes(element)).to.have.length.greaterThan(1);
    expect(getComputedStyle(element.querySelector('[slot=legal]')!).direction).to.equal('rtl');
    expect(getComputedStyle(element.querySelector('button[type=submit]')!).direction).to.equal('ltr');
  });

  for (const tag of elementTags)
    it(`reads the heading and what stands below it from the same side: ${tag}`, async () => {
      page.lang = 'ar';
      page.dir = 'rtl';
      const element = document.createElement(tag) as EmsElement;
      element.client = createMemoryClient({ scenario: 'active' });
      await fixture(html`${element}`);
      await settled(element);
      await waitUntil(() => boxes(element).every((box) => box.lang === 'en'));
      const headings = [...element.shadowRoot!.querySelectorAll('h1, h2')].filter((heading) =>
        heading.checkVisibility(),
      );
      expect(headings.map((heading) => getComputedStyle(heading).direction)).to.deep.equal(headings.map(() => 'ltr'));
    });

  it('leaves the direction of a heading of the page’s', async () => {
    page.lang = 'ar';
    page.dir = 'rtl';
    const element = await fixture<EmsRegister>(
      html`<ems-register .client=${createMemoryClient()}><h2 slot="heading">حساب جديد</h2></ems-register>`,
    );
    await waitUntil(() => boxes(element).every((box) => box.lang === 'en'));
    expect(getComputedStyle(element.querySelector('[slot=heading]')!).direction).to.equal('rtl');
  });

  it('takes the mark back as soon as the language is there', async () => {
    page.lang = 'fi';
    const element = await draw();
    await waitUntil(() => boxes(element).every((box) => box.lang === 'en'));
    registerLocale({ code: 'fi', groups: { register: { submit: 'Jatka' } } });
    await waitUntil(() => label(element) === 'Jatka');
    await waitUntil(() => boxes(element).every((box) => !box.hasAttribute('lang') && !box.hasAttribute('dir')));
  });

  it('has no mark where the page is English, of whatever region', async () => {
    page.lang = 'en-GB';
    const element = await draw();
    await settled(element);
    expect(boxes(element).filter((box) => box.hasAttribute('lang') || box.hasAttribute('dir'))).to.deep.equal([]);
  });

  it('has dates in English, and in the region of an English page', async () => {
    for (const [lang, pattern] of [
      ['fr', /on \w+ \d+, \d{4}/],
      ['en-GB', /on \d+ \w+ \d{4}/],
    ] as const) {
      page.lang = lang;
      const client = createMemoryClient({ scenario: 'active' });
      const element = await fixture(html`<ems-terms .client=${client}></ems-terms>`);
      await waitUntil(() => pattern.test(element.textContent), lang);
    }
  });
});
