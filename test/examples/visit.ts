/** A browser in which an example and the account service stand at the addresses that its README names. */
import { chromium, type Browser, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test';
import { findBrowser } from '../support/find-browser.ts';

export const site = 'http://app.ems.localhost:5173';
export const service = 'http://ems.localhost:4400';

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the pages said on the console, and what was thrown in them. */
  said: string[];
  /** What the site itself was sent. */
  sent: string[];
  /** A page of the example, for somebody who was never there. */
  afresh(): Promise<Page>;
  /** A page of another browser, where the service is open: what that says isn't the example's. */
  elsewhere(): Promise<Page>;
  close(): Promise<void>;
}

/** What tools say of themselves while a site is developed. */
const greeting = /Download the React DevTools|Lit is in dev mode|Vue DevTools|Angular is running in development mode/;
const talk: string[] = ['debug', 'log', 'info'];

export const visit = async (ports: { site: number; service: number }, mode: 'built' | 'dev'): Promise<Visit> => {
  const { executablePath, args } = await findBrowser();
  const rules = [
    `MAP ${new URL(site).host} localhost:${ports.site}`,
    `MAP ${new URL(service).host} 127.0.0.1:${ports.service}`,
  ];
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...args, `--host-resolver-rules=${rules.join(', ')}`],
  });
  const said: string[] = [];
  // What browsers show to nobody who doesn't ask for it, such as advice on forms with two passwords.
  const forgiven = (message: ConsoleMessage): boolean =>
    (message.type() as string) === 'verbose' ||
    (mode === 'dev' && (talk.includes(message.type()) || greeting.test(message.text())));
  const sent: string[] = [];
  const someone = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(20_000);
    context.setDefaultNavigationTimeout(60_000);
    context.on('console', (message) => {
      if (!forgiven(message)) said.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('request', (request) => {
      if (new URL(request.url()).origin === site) sent.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    context.on('weberror', (error) => said.push(String(error.error().stack ?? error.error())));
    return context;
  };
  const context = await someone();
  return {
    context,
    page: await context.newPage(),
    said,
    sent,
    afresh: async () => (await someone()).newPage(),
    elsewhere: () => browser.newPage(),
    close: () => browser.close(),
  };
};
