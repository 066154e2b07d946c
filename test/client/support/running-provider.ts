import { afterEach, beforeEach, mock } from 'node:test';
import { startProvider, type OpenIdProvider } from './openid-provider.ts';
import { clientId } from './provider-site.ts';

/** The provider of the test that runs: a new one for each test of the file that imports it. */
export let provider: OpenIdProvider;
/** What the console was told meanwhile. */
export let errors: string[];

beforeEach(async () => {
  provider = await startProvider(clientId);
  errors = [];
  mock.method(console, 'error', (text: string) => void errors.push(text));
});
afterEach(async () => {
  mock.restoreAll();
  await provider.stop();
});
