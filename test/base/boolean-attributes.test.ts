/** What Vue and Svelte write for `:confirm-password="false"`: an attribute that says "false". */
import '../../src/define/all.ts';
import type { LitElement } from 'lit';
import { elementTags } from '../support/element-tags.ts';
import { expect } from '../support/elements.ts';

/** Attributes of HTML's own, which are on whatever they say. */
const html = ['autofocus', 'hidden', 'inert'];

const flags = elementTags.flatMap((tag) => {
  const element = document.createElement(tag) as LitElement;
  const { elementProperties } = element.constructor as typeof LitElement;
  return [...elementProperties]
    .filter(
      ([name, { state, attribute }]) => !state && attribute !== false && typeof element[name as never] === 'boolean',
    )
    .map(([name, { attribute }]) => ({
      tag,
      name: name as keyof LitElement,
      attribute: typeof attribute === 'string' ? attribute : String(name).toLowerCase(),
    }));
});

describe('boolean attributes', () => {
  it('are some', () => {
    expect(flags.map(({ attribute }) => attribute)).to.include.members(['confirm-password', 'autofocus']);
  });

  for (const { tag, name, attribute } of flags)
    it(`<${tag} ${attribute}>`, () => {
      const element = document.createElement(tag) as LitElement;
      const set = (value: string | null): unknown => {
        if (value === null) element.removeAttribute(attribute);
        else element.setAttribute(attribute, value);
        return element[name];
      };
      expect(set(''), 'without a value').to.equal(true);
      expect(set('false'), '"false"').to.equal(html.includes(attribute));
      expect(set('true'), '"true"').to.equal(true);
      expect(set(null), 'absent').to.equal(false);
      expect(set(attribute), 'its own name').to.equal(true);
    });
});
