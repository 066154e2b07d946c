/** Writes the trees that the stories' tests found, when Playwright was told to renew snapshots. */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { ariaContentType } from './aria.ts';
import { writeAria } from './aria-file.ts';
import { readStories } from './stories.ts';

export default class RenewAria implements Reporter {
  readonly #trees = new Map<string, string>();

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body, contentType } of attachments)
      if (contentType === ariaContentType && body) this.#trees.set(name, body.toString());
  }

  onEnd(): void {
    if (!this.#trees.size) return;
    const stories = readStories().filter(({ type }) => type === 'story');
    writeAria(stories, this.#trees);
  }

  /** It says nothing: another reporter does. */
  printsToStdio(): boolean {
    return false;
  }
}
