import { define } from '../../src/base/define.ts';
import { expect } from '../support/elements.ts';

describe('define', () => {
  it('registers a tag once, and lets a second copy of the package pass with a warning', () => {
    const tag = 'ems-test-define';
    class First extends HTMLElement {}
    class Second extends HTMLElement {}
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    define(tag, First);
    define(tag, First);
    expect(warnings).to.have.length(0);
    define(tag, Second);
    console.warn = warn;
    expect(customElements.get(tag)).to.equal(First);
    expect(warnings[0]).to.contain(tag);
  });
});
