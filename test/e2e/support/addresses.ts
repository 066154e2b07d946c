import { expect, type BrowserContext, type Page } from '@playwright/test';

/** What a browser told of itself by addresses, and what it must not have told. */
export interface Watch {
  /** Every address that a page asked for. */
  asked: string[];
  /** Every request that told where it came from: that address, and its own. */
  referrals: [from: string, to: string][];
  /** Every token that the service gave out, of whatever kind. */
  tokens: string[];
  /** Every code that led to one. They have to be in one address, and in nothing that comes after it. */
  codes: string[];
  /** Once all that was begun is known. */
  settled(): Promise<void>;
}

/** From now on, in all pages. */
export const watchAddresses = (context: BrowserContext): Watch => {
  const open: Promise<void>[] = [];
  const watch: Watch = {
    asked: [],
    referrals: [],
    tokens: [],
    codes: [],
    async settled() {
      await Promise.all(open);
    },
  };
  context.on('request', (request) => {
    const url = new URL(request.url());
    watch.asked.push(url.href);
    const from = request.headers().referer ?? '';
    if (from) watch.referrals.push([from, url.href]);
    const code = url.searchParams.get('code');
    if (code !== null) watch.codes.push(code);
  });
  context.on('response', (response) => {
    if (!response.ok() || !response.url().endsWith('/oauth2/token')) return;
    const read = async (): Promise<void> => {
      const body = (await response.json()) as Record<string, unknown>;
      const given = [body.access_token, body.refresh_token, body.id_token];
      watch.tokens.push(...given.filter((token) => typeof token === 'string'));
    };
    open.push(read());
  });
  return watch;
};

/** Tokens were given out, and none of them is in an address, a referrer, a cookie or what outlives the tab. */
export const expectNoTokens = async (page: Page, watch: Watch): Promise<void> => {
  await watch.settled();
  expect(watch.tokens.length, 'tokens that were given out').toBeGreaterThan(0);
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, document.cookie, location.href, document.referrer, history.state]),
  );
  const referrers = watch.referrals.map(([from]) => from);
  const told = [...watch.asked, ...referrers, kept];
  for (const token of watch.tokens) expect(told.filter((text) => text.includes(token))).toEqual([]);
  for (const code of watch.codes) expect([...referrers, kept].filter((text) => text.includes(code))).toEqual([]);
};
