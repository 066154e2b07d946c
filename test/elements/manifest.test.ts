/** The manifest, of which editors, Storybook and the types of frameworks are made, says what the running elements are. */
import { expect } from '@open-wc/testing';
import json from '../../custom-elements.json';
import type { Manifest } from '../../scripts/manifest.ts';
import '../../src/define/all.ts';

/** Read where they are needed, and not watched. */
const unwatched = ['error-summary', 'heading-level', 'step'];

const declarations = (json as unknown as Manifest).modules
  .flatMap((module) => module.declarations)
  .filter(({ tagName }) => tagName);

describe('the manifest', () => {
  it('has every element', () => {
    expect(declarations).to.have.length.greaterThan(15);
    for (const { tagName } of declarations) expect(customElements.get(tagName!), tagName).to.be.a('function');
  });

  for (const { tagName, name, attributes = [], members = [] } of declarations) {
    describe(tagName!, () => {
      const constructor = customElements.get(tagName!) as typeof HTMLElement & { observedAttributes: string[] };

      it('has the attributes that the element observes, and no state', () => {
        const documented = attributes
          .map((attribute) => attribute.name)
          .filter((attribute) => !unwatched.includes(attribute));
        expect(documented.sort()).to.deep.equal([...constructor.observedAttributes].sort());
        expect(constructor.name).to.equal(name);
      });

      it('has members that are there, with the type that they have', () => {
        const element = document.createElement(tagName!) as unknown as Record<string, unknown>;
        for (const member of members) {
          expect(member.name in element, member.name).to.equal(true);
          const value = element[member.name];
          if (member.kind === 'method') expect(value, member.name).to.be.a('function');
          else if (value !== undefined && /^(string|boolean|number)$/.test(member.type?.text ?? ''))
            expect(typeof value, member.name).to.equal(member.type!.text);
        }
      });
    });
  }
});
