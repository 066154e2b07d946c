import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RedirectResult } from '../../../src/client/ports/redirect.ts';
import { createPageOperation } from '../../../src/client/session/page-operation.ts';
import { noLinks } from '../../support/links.ts';
import { createPage, type BarePage } from '../support/bare-page.ts';
import { createStorage } from '../support/service-harness.ts';

const here = 'https://site.example/account?tab=2';
const results: Record<string, RedirectResult> = { done: 'success', no: 'cancelled' };

const open = (page: BarePage, storage = createStorage(), operation = 'password') =>
  createPageOperation({
    operation,
    pageOf: (back, { locale = '' }) => `https://id.example/${operation}?${new URLSearchParams({ back, locale })}`,
    answerParameters: ['ended'],
    read: (answer) => results[answer.get('ended') ?? ''],
    storage,
    page,
  });

/** A tab that left for the service's page: where that sends it back to. */
const left = async (operation = 'password') => {
  const page = createPage(`${here}#second`);
  const storage = createStorage();
  void open(page, storage, operation).start({ locale: 'de' });
  const url = await page.left;
  return { page, storage, url, back: url.searchParams.get('back') ?? '' };
};

describe('an operation on a page of the service', () => {
  it('leaves for it with the way back and the language', async () => {
    const { url, back } = await left();
    assert.equal(url.origin + url.pathname, 'https://id.example/password');
    assert.equal(url.searchParams.get('locale'), 'de');
    const { searchParams, hash } = new URL(back);
    assert.equal(searchParams.get('tab'), '2');
    assert.equal(hash, '', 'a fragment never reaches the service');
  });

  it('does not leave for what runs as a program', async () => {
    for (const address of noLinks) {
      const page = createPage(here);
      const storage = createStorage();
      const operation = createPageOperation({
        operation: 'password',
        pageOf: () => address,
        answerParameters: [],
        read: () => undefined,
        storage,
        page,
      });
      assert.equal((await operation.start({})).ok, false, address);
    }
  });

  it('tells its result once, in the page that the tab comes back to, whose address is what it was', async () => {
    const { page, storage, back } = await left();
    page.go(`${back}&ended=done`);
    const operation = open(page, storage);
    assert.equal(page.url().href, `${here}#second`, 'before anybody asks');
    assert.equal(operation.result(), 'success');
    assert.equal(operation.result(), undefined);
    page.go(`${back}&ended=done`);
    assert.equal(open(page, storage).result(), undefined, 'the same answer a second time');
    assert.equal(page.url().href, here, 'it is taken out all the same');
  });

  it('is unknown when the answer says nothing, or there is none', async () => {
    for (const answer of ['', '&ended=perhaps']) {
      const { page, storage, back } = await left();
      page.go(`${back}${answer}`);
      assert.equal(open(page, storage).result(), 'unknown');
    }
    const { page, storage } = await left();
    page.go(here);
    assert.equal(open(page, storage).result(), 'unknown');
  });

  it('takes an answer that names another way back for none', async () => {
    const { page, storage, back } = await left();
    const foreign = new URL(back);
    foreign.searchParams.set('ems-return', '1');
    page.go(`${foreign.href}&ended=done`);
    assert.equal(open(page, storage).result(), 'unknown');
    assert.equal(new URL(page.url()).search, '?tab=2');
  });

  it('leaves the answer to another operation of the client to that one', async () => {
    const { page, storage, back } = await left('email');
    page.go(`${back}&ended=no`);
    const password = open(page, storage, 'password');
    const email = open(page, storage, 'email');
    assert.equal(password.result(), undefined);
    assert.equal(email.result(), 'cancelled');
  });

  it('tells another tab nothing', async () => {
    const { page, back } = await left();
    page.go(`${back}&ended=done`);
    assert.equal(open(page, createStorage()).result(), undefined);
  });

  it('is cancelled, with nothing more to tell, when Back shows the page as it was', async () => {
    const page: BarePage = { ...createPage(here), returned: () => Promise.resolve() };
    const storage = createStorage();
    const operation = open(page, storage);
    assert.deepEqual(await operation.start(), { ok: false, problem: { code: 'cancelled' } });
    assert.equal(operation.result(), undefined);
    assert.equal(storage.items.size, 0);
  });

  it('is not offered where the tab keeps nothing, and does not leave then', async () => {
    const page = createPage(here);
    let gone = false;
    const blocked = { ...createStorage(), setItem: () => assert.fail('blocked') };
    const outcome = await open({ ...page, leave: () => void (gone = true) }, blocked).start();
    assert.equal(!outcome.ok && outcome.problem.code, 'not_offered');
    assert.equal(gone, false);
  });

  it('does not leave when it was aborted before', async () => {
    const page = createPage(here);
    const storage = createStorage();
    await assert.rejects(open(page, storage).start({ signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.equal(storage.items.size, 0);
  });
});
