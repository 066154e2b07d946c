import type { TestRunnerPlugin } from '@web/test-runner';
import type { PlaywrightLauncher } from '@web/test-runner-playwright';

const sources = /\.ts(\?.*)?$/;

/** The command `missing-files`: from now on, or no longer, the test's page can fetch none of the sources that it hasn't got. */
export const missingFiles = (): TestRunnerPlugin<boolean> => ({
  name: 'missing-files',
  async executeCommand({ command, payload, session }) {
    if (command !== 'missing-files') return;
    const page = (session.browser as PlaywrightLauncher).getPage(session.id);
    await page.unroute(sources);
    if (payload) await page.route(sources, (route) => route.abort());
    return true;
  },
});
