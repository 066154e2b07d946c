/** Storybook's preview, driven by the channel that its own manager drives it by: one page shows story after story. */
import { expect, type Page } from '@playwright/test';
import { resetChance } from './chance.ts';

interface Channel {
  once(event: string, listener: (payload: unknown) => void): void;
  on(event: string, listener: (payload: unknown) => void): void;
  off(event: string, listener: (payload: unknown) => void): void;
  emit(event: string, payload: unknown): void;
}

declare global {
  interface Window {
    __STORYBOOK_ADDONS_CHANNEL__: Channel;
  }
}

/** What the toolbar of Storybook sets (.storybook/page.ts). */
interface Globals {
  scheme?: 'light' | 'dark';
  direction?: 'ltr' | 'rtl';
  language?: 'en' | 'de' | 'ar-XB';
}

const usual: Globals = { scheme: 'light', direction: 'ltr', language: 'en' };

/** The beginning: Testing Library adds the whole document to its messages. */
const short = (message: string): string => message.split('\n', 1)[0]!;

/** Sends an event and waits until a story is drawn and its play function has ended. Answers what went wrong on the way. */
const send = async (page: Page, storyId: string | undefined, event: string, payload: unknown): Promise<string[]> => {
  const failures = await page.evaluate(
    async ([storyId, event, payload]) => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      const failures: string[] = [];
      const failed = (failure: unknown): void => {
        const { message } = failure as { message?: string };
        failures.push(message ?? JSON.stringify(failure));
      };
      const failing = [
        'playFunctionThrewException',
        'unhandledErrorsWhilePlaying',
        'storyThrewException',
        'storyErrored',
        'storyMissing',
      ];
      for (const name of failing) channel.on(name, failed);
      const ended = new Promise<void>((resolve) => {
        channel.once('storyMissing', () => resolve());
        // The one before may be drawn once more and end late.
        channel.on('storyFinished', function finished(story) {
          if ((story as { storyId: string }).storyId !== storyId) return;
          channel.off('storyFinished', finished);
          resolve();
        });
      });
      channel.emit(event, payload);
      await ended;
      for (const name of failing) channel.off(name, failed);
      // What the last step of a play function changed is drawn now.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return failures;
    },
    [storyId, event, payload] as const,
  );
  return failures.map(short);
};

/** New passwords that the hint below them hasn't judged yet: it waits until somebody types no more. */
const unjudged = (page: Page): Promise<number> =>
  page.locator('#storybook-root [id$="-password-hint"]').evaluateAll(
    (places) =>
      places.filter((place) => {
        const input = place.closest('form')?.querySelector<HTMLInputElement>('[autocomplete="new-password"]');
        return input?.value && !place.querySelector('[role="status"][aria-busy="false"]');
      }).length,
  );

const first = 'start--docs';

export class PreviewPage {
  readonly page: Page;
  /** What was written to the console as an error, or thrown and not caught. */
  readonly errors: string[] = [];
  #shown: string | undefined;
  #docs: string | undefined = first;

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      // Stories without a client are told so, in time.
      const expected = message.text().includes('#no-client');
      if (message.type() === 'error' && !expected) this.errors.push(short(message.text()));
    });
    page.on('pageerror', (error) => this.errors.push(short(String(error))));
  }

  /** The accessibility addon is told to wait: its rules are run by the tests. */
  static async open(page: Page, origin: string): Promise<PreviewPage> {
    await page.goto(`${origin}/iframe.html?id=${first}&viewMode=docs&globals=a11y.manual:!true`);
    await page.locator('#storybook-docs h1').waitFor();
    return new PreviewPage(page);
  }

  /** Shows a page of documentation. */
  async showDocs(id: string): Promise<void> {
    await this.setGlobals(usual);
    this.errors.length = 0;
    this.#shown = undefined;
    // Told to show what it shows already, the preview would do nothing.
    if (id === this.#docs) return;
    this.#docs = id;
    await this.page.evaluate(async (storyId) => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      const drawn = new Promise<void>((resolve) => {
        channel.on('docsRendered', function rendered(shown) {
          if (shown !== storyId) return;
          channel.off('docsRendered', rendered);
          resolve();
        });
      });
      channel.emit('setCurrentStory', { storyId, viewMode: 'docs' });
      await drawn;
    }, id);
    await this.page.locator('#storybook-docs h1').waitFor();
  }

  /** Shows a story from its beginning, on a usual page, and waits until its play function has ended. */
  async show(storyId: string): Promise<void> {
    await this.setGlobals(usual);
    this.errors.length = 0;
    // Told to show what it shows already, the preview would do nothing.
    if (storyId === this.#shown) return this.replay();
    this.#shown = storyId;
    this.#docs = undefined;
    await resetChance(this.page);
    this.errors.push(...(await send(this.page, storyId, 'setCurrentStory', { storyId, viewMode: 'story' })));
    await expect.poll(() => unjudged(this.page), 'passwords without a hint').toBe(0);
  }

  /** Plays the story that is shown from its beginning, on the page as it is. */
  async replay(): Promise<void> {
    await resetChance(this.page);
    this.errors.push(...(await send(this.page, this.#shown, 'forceRemount', { storyId: this.#shown })));
  }

  /** The story stays in its state: it is drawn again, and not played again. */
  async setGlobals(globals: Globals): Promise<void> {
    // On a page of documentation no story tells of its end; it starts as usual.
    if (this.#shown !== undefined)
      this.errors.push(...(await send(this.page, this.#shown, 'updateGlobals', { globals })));
  }
}
