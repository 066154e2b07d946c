/** axe on every element as it draws itself: without a client, for a stranger, and for somebody who is signed in. Every story is checked besides, in light and dark. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { elementTags } from '../support/element-tags.ts';
import { button, expect, fixture, html, settled } from '../support/elements.ts';

const clients = {
  'without a client': () => undefined,
  'for a stranger': () => createMemoryClient(),
  'for who is signed in': () => createMemoryClient({ scenario: 'two-factor' }),
};

for (const tag of elementTags) {
  for (const [whom, client] of Object.entries(clients)) {
    describe(`${tag}, ${whom}`, () => {
      it('has no violation, before and after its form is sent as it is', async () => {
        const box = await fixture<HTMLElement>(html`<div></div>`);
        const element = document.createElement(tag) as EmsElement;
        element.client = client();
        box.append(element);
        await settled(element);
        await expect(element).to.be.accessible();
        const submit = element.querySelector<HTMLButtonElement>('button[type=submit]');
        if (!submit) return;
        submit.click();
        await settled(element);
        await expect(element).to.be.accessible();
      });
    });
  }
}

it('a button that is only a picture or a short word says what it does', async () => {
  const element = await fixture<EmsElement>(html`<ems-sign-in></ems-sign-in>`);
  await settled(element);
  const show = button(element, 'Show password');
  expect(show.getAttribute('aria-label')!.startsWith(show.textContent.trim()), 'label in name (WCAG 2.5.3)').to.equal(
    true,
  );
});
