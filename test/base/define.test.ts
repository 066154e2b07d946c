import { define } from '../../src/base/define.ts';
import { expect } from '../support/elements.ts';

describe('define', () => {
  it('registers a tag once, and lets a second copy of the package pass', () => {
    const tag = 'ems-test-define';
    class First extends HTMLElement {}
    class Second extends HTMLElement {}
    define(tag, First);
    define(tag, First);
    define(tag, Second);
    expect(customElements.get(tag)).to.equal(First);
  });
});
