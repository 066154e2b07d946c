import makeFetchCookie from 'fetch-cookie';
import { CookieJar, MemoryCookieStore } from 'tough-cookie';
import type { InlineAuthClient } from '../../../src/client/types.ts';
import { createEmsServiceClient } from '../../../src/client/ems-service/index.ts';
import type { KeyValueStorage } from '../../../src/client/session/storage.ts';
import { defaultLifetimes } from '../../../src/rules/lifetimes.ts';
import type { ConformanceHarness } from '../../../src/testing/index.ts';
import { checkAnswer } from '../../support/contract-check.ts';
import type { TestService } from '../../support/service.ts';
import { codeOf } from '../../support/totp.ts';

/** Seconds; what the service has where it is not set. */
const linkLifetime = 24 * 3600;

export interface TestStorage extends KeyValueStorage {
  items: ReadonlyMap<string, string>;
}

/** `from`: what it begins with a copy of, as a duplicated tab does. */
export const createStorage = (from?: TestStorage): TestStorage => {
  const items = new Map(from?.items);
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
};

export interface ServiceBrowser {
  baseURL: string;
  fetch: typeof fetch;
  /** Closes it: what it keeps only while it is open is gone. */
  close(): Promise<void>;
}

/** Where each browser calls from, for a service that believes its proxy. */
let addresses = 0;
const nextAddress = (): string => `198.18.${Math.floor((addresses += 1) / 250)}.${(addresses % 250) + 1}`;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Real requests to a real service, with the cookies of one browser and the `Origin` that its pages would send. */
export const openBrowser = (service: TestService, name: string, from = service.origin): ServiceBrowser => {
  // All browsers of a test live in one process, where a BroadcastChannel would join them; its name is that of the service.
  const origin = `https://${name}.example`;
  const cookies = new MemoryCookieStore();
  const send = makeFetchCookie(fetch, new CookieJar(cookies));
  const address = nextAddress();
  return {
    baseURL: service.baseURL.replace(service.origin, origin),
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('origin', from);
      headers.set('x-forwarded-for', address);
      const url = String(input).replace(origin, service.origin);
      const response = await send(url, { ...init, headers });
      const text = await response.clone().text();
      if (url.startsWith(service.baseURL))
        checkAnswer(init?.method ?? 'GET', url.slice(service.baseURL.length), response, parse(text));
      return response;
    },
    async close() {
      for (const cookie of await cookies.getAllCookies())
        if (!cookie.isPersistent()) await cookies.removeCookie(cookie.domain ?? '', cookie.path ?? '', cookie.key);
    },
  };
};

/** Of all harnesses together: several services may be tested in one process, and their browsers meet in none. */
let count = 0;

/** A service, reached by the Better Auth client over HTTP, and its real mail. */
export const createServiceHarness = (service: TestService): ConformanceHarness => {
  const browsers = new WeakMap<InlineAuthClient, ServiceBrowser>();
  let ahead = 0;
  const advance = (seconds: number): Promise<void> => {
    ahead += seconds;
    return Promise.resolve(service.advance(seconds));
  };
  // A new tab shares the cookies, and has a session storage of its own.
  const openTab = (browser: ServiceBrowser): InlineAuthClient => {
    const client = createEmsServiceClient({ ...browser, storage: createStorage() });
    browsers.set(client, browser);
    return client;
  };
  return {
    newBrowser: () => Promise.resolve(openTab(openBrowser(service, `browser-${++count}`))),
    newTab: (client) => Promise.resolve(openTab(browsers.get(client)!)),
    async reopen(client) {
      const browser = browsers.get(client)!;
      await browser.close();
      return openTab(browser);
    },
    sessionLifetimes: defaultLifetimes,
    uniqueEmail: () => `person-${++count}@example.org`,
    inbox: async (email) =>
      (await service.finalInbox(email)).map(({ subject, text, token }) => ({
        subject,
        text,
        token: token || /#device=([\w-]+)/.exec(text)?.[1],
      })),
    // Every link expires with it: one case at a time has this service.
    expireToken: () => advance(linkLifetime),
    async fetchLinks(email) {
      const mails = await service.inbox(email);
      const links = mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
      for (const link of links)
        for (const method of ['HEAD', 'GET']) await (await fetch(link, { method })).arrayBuffer();
    },
    advance,
    totp: (secret) => codeOf(secret, new Date(Date.now() + ahead * 1000)),
    publishTerms: (version) => Promise.resolve(service.setTermsVersion(version)),
  };
};
