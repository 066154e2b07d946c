import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { failure, success } from '../../../src/client/outcome.ts';
import { createPage } from '../support/bare-page.ts';
import { installPopups, type Popups } from '../support/popups.ts';
import { createStorage } from '../support/service-harness.ts';
import { openPage, realm, statusOf, type SitePage } from './site.ts';

let popups: Popups;
beforeEach(() => {
  popups = installPopups();
});
afterEach(() => popups.restore());

/** The page in the pop-up, which the realm has led back to the site. */
const land = (url: URL): void => {
  const page = openPage({ mode: 'popup', page: createPage(url.href), storage: createStorage() });
  void page.client.session.current();
};

const signedIn = async (): Promise<SitePage> => {
  const page = openPage({ mode: 'popup' });
  const started = page.client.session.start();
  land(realm.answer(await popups.opened[0]!.at));
  const outcome = await started;
  assert.equal(outcome.ok && outcome.value.status, 'active');
  return page;
};

/** The person closes the window and is back at the page. */
const close = async (): Promise<void> => {
  await popups.opened.at(-1)!.at;
  popups.opened.at(-1)!.close();
  popups.focus('page');
};

describe('a page of the realm in a window beside the site', () => {
  for (const [status, result] of [
    ['success', 'success'],
    ['cancelled', 'cancelled'],
    ['error', 'failed'],
  ] as const) {
    it(`tells ${result} once, and the session goes on`, async () => {
      const page = await signedIn();
      const started = page.client.password.start();
      land(realm.answer(await popups.opened[1]!.at, { kc_action: 'UPDATE_PASSWORD', kc_action_status: status }));
      assert.deepEqual(await started, success());
      assert.deepEqual([page.client.password.result(), page.client.password.result()], [result, undefined]);
      assert.equal(await statusOf(page), 'active');
    });
  }

  it('whose window is closed without an answer tells of no deletion, though nobody is signed in any more', async () => {
    const page = await signedIn();
    const started = page.client.deletion.start();
    await popups.opened[1]!.at;
    realm.endSession();
    await close();
    assert.deepEqual(await started, failure('cancelled'));
    assert.equal(page.client.deletion.result(), undefined);
  });

  it('that is closed over nothing is cancelled', async () => {
    const page = await signedIn();
    for (const port of ['deletion', 'email', 'password'] as const) {
      const started = page.client[port].start();
      await close();
      assert.deepEqual(await started, failure('cancelled'), port);
      assert.equal(page.client[port].result(), undefined);
    }
    assert.equal(await statusOf(page), 'active');
  });
});
