import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRedirectMarkers } from '../../../src/client/session/redirect-marker.ts';
import type { KeyValueStorage } from '../../../src/client/session/storage.ts';
import { createStorage } from '../support/service-harness.ts';

const left = { operation: 'password', hash: '#security' };

/** A page that was left, and the one that the tab comes back to. */
const visit = (storage: KeyValueStorage = createStorage()) => ({
  before: createRedirectMarkers(storage, 'key'),
  after: () => createRedirectMarkers(storage, 'key'),
});

describe('the marker of a redirect', () => {
  it('gives the fragment back, and tells the result once', () => {
    const { before, after } = visit();
    assert.equal(before.leave(left), true);
    const page = after();
    assert.deepEqual(page.settle('success'), left);
    assert.equal(page.take('password'), 'success');
    assert.equal(page.take('password'), undefined);
    assert.equal(after().take('password'), undefined);
  });

  it('keeps the result for the page that has a place for it', () => {
    const { before, after } = visit();
    before.leave(left);
    after().settle('cancelled');
    assert.equal(after().take('deletion'), undefined);
    assert.equal(after().take('password'), 'cancelled');
  });

  it('is unknown without an answer, and once', () => {
    const { before, after } = visit();
    before.leave(left);
    assert.equal(after().take('password'), 'unknown');
    assert.equal(after().take('password'), undefined);
  });

  it('tells nothing in the page that is being left', () => {
    const { before } = visit();
    before.leave(left);
    assert.equal(before.take('password'), undefined);
  });

  it('tells nothing when the page that was left is shown again', () => {
    const { before, after } = visit();
    before.leave(left);
    before.forget();
    assert.equal(before.take('password'), undefined);
    assert.equal(after().take('password'), undefined);
  });

  it('takes the first answer only, and none that nobody left for', () => {
    const { before, after } = visit();
    assert.equal(after().settle('success'), undefined);
    before.leave(left);
    const page = after();
    page.settle('cancelled');
    assert.equal(page.settle('success'), undefined);
    assert.equal(page.take('password'), 'cancelled');
    assert.equal(after().settle('success'), undefined);
  });

  it('does not leave where the browser keeps nothing, and takes what is spoilt for nothing', () => {
    const blocked = (): never => {
      throw new DOMException('Blocked.', 'SecurityError');
    };
    const markers = createRedirectMarkers({ getItem: blocked, setItem: blocked, removeItem: blocked }, 'key');
    assert.equal(markers.leave(left), false);
    assert.equal(markers.take('password'), undefined);
    assert.equal(markers.settle('success'), undefined);
    markers.forget();
    for (const spoilt of ['', '{', '[]', '{"operation":1}', '{"operation":"password","hash":"","result":"won"}']) {
      const storage = createStorage();
      storage.setItem('key', spoilt);
      assert.equal(createRedirectMarkers(storage, 'key').take('password'), undefined, spoilt);
    }
  });
});
