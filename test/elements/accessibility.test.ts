/** axe on the states that the elements reach by themselves; every story is checked besides, in light and dark. */
import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { button, expect, fixture, html, settled } from '../support/elements.ts';

const states: Record<string, () => ReturnType<typeof html>> = {
  'ems-register': () => html`<ems-register .client=${createMemoryClient()} confirm-password sign-in-href="/sign-in"></ems-register>`,
  'ems-register, signed in': () => html`<ems-register .client=${createMemoryClient({ scenario: 'active' })}></ems-register>`,
  'ems-sign-in': () => html`<ems-sign-in .client=${createMemoryClient()} register-href="/register"></ems-sign-in>`,
  'ems-verify-email, waiting': () => html`<ems-verify-email .client=${createMemoryClient({ scenario: 'unverified' })}></ems-verify-email>`,
  'ems-verify-email, click': () => html`<ems-verify-email .client=${createMemoryClient()} token="x"></ems-verify-email>`,
  'ems-terms': () => html`<ems-terms .client=${createMemoryClient({ scenario: 'terms-due' })}></ems-terms>`,
  'ems-terms, accepted': () => html`<ems-terms .client=${createMemoryClient({ scenario: 'active' })}></ems-terms>`,
};

for (const [name, template] of Object.entries(states)) {
  describe(name, () => {
    it('has no violation', async () => {
      const element = await fixture<EmsElement>(template());
      await settled(element);
      await expect(element).to.be.accessible();
    });

    it('has none with errors and with its problem shown', async () => {
      const element = await fixture<EmsElement>(template());
      await settled(element);
      element.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      await settled(element);
      await expect(element).to.be.accessible();
    });
  });
}

it('a button that is only a picture or a short word says what it does', async () => {
  const element = await fixture<EmsElement>(html`<ems-sign-in></ems-sign-in>`);
  await settled(element);
  const show = button(element, 'Show password');
  expect(show.getAttribute('aria-label')!.startsWith(show.textContent.trim()), 'label in name (WCAG 2.5.3)').to.equal(true);
});
