/** axe on the states that the elements reach by themselves; every story is checked besides, in light and dark. */
import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { button, expect, fixture, html, settled } from '../support/elements.ts';

const states: Record<string, () => ReturnType<typeof html>> = {
  'ems-register': () =>
    html`<ems-register .client=${createMemoryClient()} confirm-password sign-in-href="/sign-in"></ems-register>`,
  'ems-register, signed in': () =>
    html`<ems-register .client=${createMemoryClient({ scenario: 'active' })}></ems-register>`,
  'ems-sign-in': () => html`<ems-sign-in .client=${createMemoryClient()} register-href="/register"></ems-sign-in>`,
  'ems-verify-email, waiting': () =>
    html`<ems-verify-email .client=${createMemoryClient({ scenario: 'unverified' })}></ems-verify-email>`,
  'ems-verify-email, click': () =>
    html`<ems-verify-email .client=${createMemoryClient()} token="x"></ems-verify-email>`,
  'ems-terms': () => html`<ems-terms .client=${createMemoryClient({ scenario: 'terms-due' })}></ems-terms>`,
  'ems-terms, accepted': () => html`<ems-terms .client=${createMemoryClient({ scenario: 'active' })}></ems-terms>`,
  'ems-change-password': () =>
    html`<ems-change-password .client=${createMemoryClient({ scenario: 'active' })}></ems-change-password>`,
  'ems-change-password, signed out': () =>
    html`<ems-change-password .client=${createMemoryClient()} sign-in-href="/sign-in"></ems-change-password>`,
  'ems-account-profile': () =>
    html`<ems-account-profile .client=${createMemoryClient({ scenario: 'active' })} authentication-href="/a"></ems-account-profile>`,
  'ems-account-profile, an address waits': () =>
    html`<ems-account-profile .client=${createMemoryClient({ scenario: 'pending-email' })}></ems-account-profile>`,
  'ems-confirm-email': () =>
    html`<ems-confirm-email .client=${createMemoryClient()} token="x" account-href="/a"></ems-confirm-email>`,
  'ems-forgot-password': () =>
    html`<ems-forgot-password .client=${createMemoryClient()} sign-in-href="/sign-in"></ems-forgot-password>`,
  'ems-reset-password': () => html`<ems-reset-password .client=${createMemoryClient()} token="x"></ems-reset-password>`,
  'ems-reset-password, no link': () =>
    html`<ems-reset-password .client=${createMemoryClient()} forgot-password-href="/f"></ems-reset-password>`,
  'ems-sessions': () =>
    html`<ems-sessions .client=${createMemoryClient({ scenario: 'several-sessions' })}></ems-sessions>`,
  'ems-delete-account': () =>
    html`<ems-delete-account .client=${createMemoryClient({ scenario: 'active' })}></ems-delete-account>`,
  'ems-totp-setup': () =>
    html`<ems-totp-setup .client=${createMemoryClient({ scenario: 'active' })} autostart can-cancel></ems-totp-setup>`,
  'ems-recovery-codes, few left': () =>
    html`<ems-recovery-codes .client=${createMemoryClient({ scenario: 'few-codes-left' })}></ems-recovery-codes>`,
  'ems-recovery-codes, shown': () =>
    html`<ems-recovery-codes .client=${createMemoryClient({ scenario: 'two-factor' })} autostart></ems-recovery-codes>`,
  'ems-two-factor': () =>
    html`<ems-two-factor .client=${createMemoryClient({ scenario: 'two-factor' })}></ems-two-factor>`,
  'ems-two-factor, off': () =>
    html`<ems-two-factor .client=${createMemoryClient({ scenario: 'active' })}></ems-two-factor>`,
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
  expect(show.getAttribute('aria-label')!.startsWith(show.textContent.trim()), 'label in name (WCAG 2.5.3)').to.equal(
    true,
  );
});
