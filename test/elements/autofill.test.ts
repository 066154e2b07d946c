/** Password managers and browsers fill by what stands here: a change is a change of the public API. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import type { Autofill } from '../support/autofill.ts';
import { elementTags } from '../support/element-tags.ts';
import { expect, fixture, html, settled, waitUntil } from '../support/elements.ts';

const files = import.meta.glob<Autofill>(['./*/autofill.ts', '../flow/autofill.ts'], {
  eager: true,
  import: 'default',
});
const contracts = Object.entries(files).map(
  ([path, contract]) => [path.includes('/flow/') ? 'ems-signup-flow' : `ems-${path.split('/')[1]}`, contract] as const,
);

/** There for password managers alone, see `src/parts/username-field.ts`. */
const forManagers = (input: HTMLElement): boolean => input.closest('[aria-hidden="true"]') !== null;

for (const [tag, { template, open, controls }] of contracts) {
  describe(`${tag} for password managers`, () => {
    let element: EmsElement;
    let inputs: HTMLInputElement[];
    beforeEach(async () => {
      element = await fixture<EmsElement>(template());
      await settled(element);
      open?.(element);
      await waitUntil(() => document.querySelectorAll('form input').length === controls.length);
      inputs = [...document.querySelectorAll<HTMLInputElement>('form input')];
    });

    it('has its inputs in the document, in one form, with exact tokens', () => {
      expect(inputs.map(({ name, type, autocomplete }) => [name, type, autocomplete])).to.deep.equal(controls);
      expect(new Set(inputs.map(({ form }) => form)).size).to.equal(1);
      expect([...document.forms]).to.include(inputs[0]!.form);
    });

    it('labels each input by a label of its own', () => {
      for (const input of inputs.filter((input) => !forManagers(input))) {
        expect(input.labels, input.name).to.have.length(1);
        expect(input.labels![0]!.textContent?.trim(), input.name).not.to.equal('');
      }
    });

    it('has its button in the same form', () => {
      const { form } = inputs[0]!;
      const buttons = [...form!.querySelectorAll<HTMLButtonElement>('[type="submit"]')];
      expect(buttons.map((button) => button.form)).to.deep.equal([form]);
    });

    it('posts, so that a failed script puts no password into the address', () => {
      expect(inputs[0]!.form!.method).to.equal('post');
    });

    it('focuses nothing by itself and lets everything be pasted', async () => {
      // A dialog that a person has opened is another matter.
      if (!open) expect(document.activeElement).to.equal(document.body);
      for (const input of inputs) {
        expect(
          input.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true })),
          input.name,
        ).to.equal(true);
        expect(input.maxLength, input.name).to.equal(-1);
      }
    });

    it('writes at 16 pixels or more, so that iOS does not zoom', () => {
      for (const input of inputs.filter(({ type }) => type !== 'checkbox')) {
        expect(parseFloat(getComputedStyle(input).fontSize), input.name).to.be.at.least(16);
      }
    });

    it('has targets of 24 pixels or more (WCAG 2.5.8)', () => {
      for (const target of element.querySelectorAll<HTMLElement>('input, button')) {
        if (forManagers(target)) continue;
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), target.outerHTML.slice(0, 60)).to.be.at.least(24);
      }
    });
  });
}

describe('an element with a field', () => {
  const known = contracts.map(([tag]) => tag);
  for (const tag of elementTags.filter((other) => !known.includes(other))) {
    it(`${tag} has none, or an autofill.ts in its tests`, async () => {
      for (const client of [createMemoryClient(), createMemoryClient({ scenario: 'two-factor' })]) {
        const box = await fixture<HTMLElement>(html`<div></div>`);
        const element = document.createElement(tag) as EmsElement;
        element.client = client;
        box.append(element);
        await settled(element);
        const own = [...element.querySelectorAll('form input:not([type=hidden])')].filter(
          (input) => !input.closest('.ems-element'),
        );
        expect(own.map((input) => input.outerHTML)).to.deep.equal([]);
      }
    });
  }
});
