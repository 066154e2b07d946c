/** A reporter of Playwright's that keeps what failed. */
import { relative } from 'node:path';
import type { Reporter, TestCase, TestError } from '@playwright/test/reporter';
import { keepTest } from './keep.ts';

const described = ({ message = '', stack = '', value = '', snippet = '' }: TestError): string =>
  [stack || message || value, snippet].join('\n');

export default class implements Reporter {
  readonly #failed = new Set<TestCase>();

  onTestEnd(test: TestCase): void {
    // Whether it is expected to fail, or passed when it was repeated, is known when all have ended.
    if (test.outcome() === 'unexpected') this.#failed.add(test);
    else this.#failed.delete(test);
  }

  onError(error: TestError): void {
    keepTest('playwright', described(error));
  }

  onEnd(): void {
    for (const test of this.#failed) {
      const { file, line } = test.location;
      const [, , , ...titles] = test.titlePath();
      const errors = test.results.at(-1)?.errors ?? [];
      keepTest(`${relative('', file)}:${line} › ${titles.join(' › ')}`, errors.map(described).join('\n'));
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}
