import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { keepFailures } from './scripts/failures/web-test-runner.ts';
import { missingFiles } from './scripts/wtr-missing-files.ts';
import { viteMiddleware } from './scripts/wtr-vite.mjs';
import { findBrowser } from './test/support/browser.ts';

const vite = await viteMiddleware();
const { executablePath, args } = await findBrowser();

/** The tests of elements and of mails, in a real browser, from the sources. */
export default {
  files: ['test/{elements,flow,base,parts,context,development,mails}/**/*.test.ts', '!test/flow/machine.test.ts'],
  nodeResolve: false,
  middleware: [vite.middleware],
  plugins: [vite.plugin, missingFiles()],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath, args },
      // Whatever the language of the machine.
      createBrowserContext: ({ browser }) => browser.newContext({ locale: 'en-US' }),
    }),
  ],
  concurrency: 2,
  reporters: [defaultReporter(), keepFailures()],
  // The faults are many, and a machine may be busy.
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 30_000 } },
  // Lit reminds of its development mode, which is meant here; the elements' own warnings are asserted where they belong.
  filterBrowserLogs: ({ args }) => !/Lit is in dev mode|^\[ems-elements\]/.test(String(args[0])),
};
