import { expect, type Page } from '@playwright/test';

/** Addresses that would lead away from a page at `home`, by one reading or another. */
export const hostileAddresses = (home: string): string[] => [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  'https:evil.example',
  'https:\\\\evil.example\\',
  encodeURIComponent('https://evil.example/'),
  'javascript:document.body.dataset.pwned="1"',
  ' javascript:document.body.dataset.pwned="1"',
  'java\tscript:document.body.dataset.pwned="1"',
  'data:text/html,<script>1</script>',
  home.replace('//', '//evil.example%2f@'),
  `${new URL(home).origin}@evil.example/sign-up`,
  `${new URL(home).origin}.evil.example/sign-up`,
  `${home}/../../evil`,
  `${home}%2f..%2fevil`,
  '"><img src=x onerror="document.body.dataset.pwned=1">',
];

/** Names under which pages are wont to take an address. */
export const addressNames = [
  'return-to',
  'returnTo',
  'return_to',
  'redirect_uri',
  'redirect',
  'next',
  'continue',
  'url',
  'callbackURL',
];

export const hostileJourneys = [
  '__proto__',
  'constructor',
  'toString',
  '../manual',
  'https://evil.example/',
  'manual\u0000',
  '<img src=x onerror="document.body.dataset.pwned=1">',
];

/** Nothing of what an attacker put into the address is in the page, but as text. */
export const expectHarmless = async (page: Page, home: string): Promise<void> => {
  expect(new URL(page.url()).origin + new URL(page.url()).pathname).toBe(home);
  const found = await page.evaluate(() => {
    const roots: ParentNode[] = [
      document,
      ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
    ];
    const all = (selector: string): Element[] => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    return {
      pwned: document.body.dataset.pwned,
      polluted: ['pwned', 'done', 'email'].filter((name) => name in {}),
      images: all('img[src="x"], [onerror]').length,
      links: all('a[href], form[action], iframe').map(
        (element) => element.getAttribute('href') ?? element.getAttribute('action') ?? element.outerHTML,
      ),
    };
  });
  expect(found).toMatchObject({ pwned: undefined, polluted: [], images: 0 });
  expect(found.links.filter((link) => /evil|pwned|^data:/i.test(link))).toEqual([]);
};
