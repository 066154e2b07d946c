import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLink } from '../../src/rules/link.ts';
import { links, noLinks } from '../support/links.ts';

describe('a link from outside', () => {
  for (const address of links) {
    it(`may be ${JSON.stringify(address)}`, () => assert.equal(isLink(address), true));
  }

  for (const address of noLinks) {
    it(`may not be ${JSON.stringify(address)}`, () => assert.equal(isLink(address), false));
  }

  it('is what a browser follows to the web, or to the page’s own place', () => {
    const base = 'https://site.example/a/b';
    for (const address of links) assert.match(new URL(address, base).protocol, /^https?:$/);
    for (const address of noLinks) {
      assert.ok(!URL.canParse(address, base) || !/^https?:$/.test(new URL(address, base).protocol), address);
    }
  });
});
