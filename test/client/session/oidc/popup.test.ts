import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { failure } from '../../../../src/client/outcome.ts';
import { createRedirectOperation } from '../../../../src/client/session/redirect-operation.ts';
import type { ReadAnswer } from '../../../../src/client/session/token-session.ts';
import { eventually } from '../../../support/eventually.ts';
import { createPage } from '../../support/bare-page.ts';
import { installPopups, type Popups } from '../../support/popups.ts';
import { address, openPage, statusOf, type SitePage } from '../../support/provider-site.ts';
import { provider } from '../../support/running-provider.ts';
import { createStorage } from '../../support/service-harness.ts';

let popups: Popups;
beforeEach(() => {
  popups = installPopups();
});
afterEach(() => popups.restore());

const answerParameters = ['kc_action', 'kc_action_status'];
const open = (options: Parameters<typeof openPage>[1] = {}): SitePage =>
  openPage(provider, { mode: 'popup', answerParameters, ...options });

const read: ReadAnswer = (answer) => (answer.get('kc_action_status') === 'cancelled' ? 'cancelled' : undefined);
const passwordOf = ({ session }: SitePage) =>
  createRedirectOperation(session, { operation: 'password', parameters: { kc_action: 'UPDATE_PASSWORD' }, read });

/** The page in the pop-up, which the provider has led back to the site. */
const landIn = (url: URL): SitePage => {
  const page = open({ page: createPage(url.href), storage: createStorage() });
  void page.port.current();
  return page;
};

describe('a pop-up', () => {
  it('signs in: its answer is exchanged by the page that opened it, and leaves its address at once', async () => {
    const page = open();
    const started = page.port.start();
    const landed = landIn(provider.answer(await popups.opened[0]!.at));
    assert.equal(landed.page.url().href, address);
    const outcome = await started;
    assert.equal(outcome.ok && outcome.value.status, 'active');
    await eventually('the end of the pop-up', () => popups.opened[0]!.closed || undefined);
    assert.equal(provider.askedAt('/token').length, 1);
  });

  const endings = {
    success: (left: URL) => provider.answer(left, { kc_action: 'UPDATE_PASSWORD', kc_action_status: 'success' }),
    cancelled: (left: URL) => provider.answer(left, { kc_action: 'UPDATE_PASSWORD', kc_action_status: 'cancelled' }),
    failed: (left: URL) => provider.refuse(left, 'server_error'),
  };
  for (const [result, answer] of Object.entries(endings)) {
    it(`brings the result of an operation to the page that opened it: ${result}, told once`, async () => {
      const page = open();
      const started = passwordOf(page).start();
      assert.equal(passwordOf(page).result(), undefined);
      const landed = landIn(answer(await popups.opened[0]!.at));
      assert.equal(landed.page.url().href, address);
      assert.deepEqual(await started, { ok: true, value: undefined });
      assert.equal(passwordOf(page).result(), result);
      assert.equal(passwordOf(page).result(), undefined);
      assert.equal(await statusOf(page), result === 'failed' ? 'anonymous' : 'active');
      await eventually('the announcement', () => page.announced() > 0 || undefined);
      assert.equal(page.port.refusal(), undefined);
      // Nobody left: the tab's next page has nothing to tell.
      assert.equal(passwordOf(open({ storage: page.storage })).result(), undefined);
    });
  }

  it('does it where storage is blocked, too', async () => {
    const blocked = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const page = open({ storage: { getItem: blocked, setItem: blocked, removeItem: blocked } });
    const started = passwordOf(page).start();
    landIn(provider.answer(await popups.opened[0]!.at));
    assert.equal((await started).ok, true);
    assert.equal(passwordOf(page).result(), 'success');
    assert.equal(await statusOf(page), 'active');
  });

  it('that is closed is cancelled, and tells nothing', async () => {
    const page = open();
    const started = passwordOf(page).start();
    await popups.opened[0]!.at;
    popups.opened[0]!.close();
    popups.focus('page');
    assert.deepEqual(await started, failure('cancelled'));
    assert.equal(passwordOf(page).result(), undefined);
    assert.equal(await statusOf(page), 'anonymous');
  });

  it('that only looks closed, since it is cut off, and that the person goes on in, is heard of after all', async () => {
    const page = open();
    const started = passwordOf(page).start();
    const left = await popups.opened[0]!.at;
    // What a browser says of a pop-up which it has cut off (COOP), while the person looks over at the page.
    popups.opened[0]!.close();
    popups.focus('page');
    assert.deepEqual(await started, failure('cancelled'));
    landIn(provider.answer(left));
    await eventually('the announcement', () => page.announced() > 0 || undefined);
    assert.equal(passwordOf(page).result(), 'success');
    assert.equal(await statusOf(page), 'active');
  });

  it('that only looks closed is not taken for it while the person is there', async () => {
    const page = open();
    const started = passwordOf(page).start();
    const left = await popups.opened[0]!.at;
    popups.focus('popup');
    popups.opened[0]!.close();
    landIn(provider.answer(left));
    assert.deepEqual(await started, { ok: true, value: undefined });
    assert.equal(passwordOf(page).result(), 'success');
  });

  it('with the state of another one is not heard', async () => {
    const page = open();
    const started = passwordOf(page).start();
    const left = await popups.opened[0]!.at;
    const forged = provider.answer(left, { kc_action_status: 'success' });
    forged.searchParams.set('state', `${'x'.repeat(32)};popup`);
    const landed = landIn(forged);
    assert.equal(landed.page.url().href, address);
    assert.equal((await landed.port.current()).ok, true);
    assert.equal(landed.port.refusal()?.code, 'challenge_expired');
    assert.equal(passwordOf(page).result(), undefined);
    landIn(provider.answer(left, { kc_action_status: 'cancelled' }));
    await started;
    assert.equal(passwordOf(page).result(), 'cancelled');
  });

  it('that is blocked gives way to the page itself', async () => {
    popups.blocked = true;
    const page = open();
    void passwordOf(page).start();
    const left = await page.page.left;
    assert.equal(left.searchParams.get('kc_action'), 'UPDATE_PASSWORD');
    assert.equal(left.searchParams.get('state')?.includes(';'), false);
  });

  it('is closed when the provider cannot be reached, and when the page gives up', async () => {
    provider.manners.discovery = 'cut';
    const page = open();
    const outcome = await passwordOf(page).start();
    assert.equal(outcome.ok ? 'ok' : outcome.problem.code, 'unreachable');
    assert.equal(popups.opened[0]!.closed, true);
    provider.manners.discovery = 200;
    const abort = new AbortController();
    const started = passwordOf(page).start({ signal: abort.signal });
    await popups.opened[1]!.at;
    abort.abort();
    await assert.rejects(started, { name: 'AbortError' });
    assert.equal(popups.opened[1]!.closed, true);
    assert.equal(passwordOf(page).result(), undefined);
  });
});
