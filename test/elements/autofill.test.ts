/** Password managers and browsers fill by what stands here: a change is a change of the public API. */
import '../../src/define/all.ts';
import { createMemoryClient, createMemoryWorld } from '../../src/client/memory/index.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import type { EmsRecoveryCodes } from '../../src/elements/recovery-codes/ems-recovery-codes.ts';
import type { EmsReauthenticate } from '../../src/elements/reauthenticate/ems-reauthenticate.ts';
import { expect, fixture, html, settled, waitUntil } from '../support/elements.ts';

interface Contract {
  template: () => ReturnType<typeof html>;
  /** What brings the form up. */
  open?: (element: EmsElement) => void;
  controls: [name: string, type: string, autocomplete: string][];
}

/** There for password managers alone, see `src/parts/username-field.ts`. */
const forManagers = (input: HTMLElement): boolean => input.closest('[aria-hidden="true"]') !== null;

const contracts: Record<string, Contract> = {
  'ems-register': {
    template: () => html`<ems-register .client=${createMemoryClient()} confirm-password></ems-register>`,
    controls: [
      ['firstName', 'text', 'given-name'],
      ['lastName', 'text', 'family-name'],
      ['email', 'email', 'email'],
      ['password', 'password', 'new-password'],
      ['passwordConfirmation', 'password', 'new-password'],
    ],
  },
  'ems-sign-in': {
    template: () => html`<ems-sign-in .client=${createMemoryClient()}></ems-sign-in>`,
    controls: [
      ['email', 'email', 'username'],
      ['password', 'password', 'current-password'],
    ],
  },
  'ems-verify-email': {
    template: () => html`<ems-verify-email .client=${createMemoryClient()}></ems-verify-email>`,
    controls: [['email', 'email', 'email']],
  },
  'ems-signup-flow': {
    template: () => {
      sessionStorage.setItem('ems-journey on-prem-trial', '{"done":["introduction","terms"]}');
      return html`<ems-signup-flow journey="on-prem-trial" .client=${createMemoryClient()}></ems-signup-flow>`;
    },
    controls: [['email', 'email', 'email']],
  },
  'ems-change-password': {
    template: () => html`<ems-change-password
      .client=${createMemoryClient({ scenario: 'active', world: createMemoryWorld({ requiresCurrentPassword: true }) })}
    ></ems-change-password>`,
    controls: [
      ['username', 'text', 'username'],
      ['currentPassword', 'password', 'current-password'],
      ['password', 'password', 'new-password'],
      ['endOtherSessions', 'checkbox', 'off'],
    ],
  },
  'ems-reauthenticate': {
    template: () =>
      html`<ems-reauthenticate .client=${createMemoryClient({ scenario: 'active' })}></ems-reauthenticate>`,
    open: (element) => void (element as EmsReauthenticate).open(),
    controls: [
      ['username', 'text', 'username'],
      ['currentPassword', 'password', 'current-password'],
    ],
  },
  'ems-account-profile': {
    template: () =>
      html`<ems-account-profile .client=${createMemoryClient({ scenario: 'active' })}></ems-account-profile>`,
    controls: [
      ['firstName', 'text', 'given-name'],
      ['lastName', 'text', 'family-name'],
      ['email', 'email', 'email'],
    ],
  },
  'ems-forgot-password': {
    template: () => html`<ems-forgot-password .client=${createMemoryClient()}></ems-forgot-password>`,
    controls: [['email', 'email', 'username']],
  },
  'ems-reset-password': {
    template: () => html`<ems-reset-password .client=${createMemoryClient()} token="x"></ems-reset-password>`,
    controls: [['password', 'password', 'new-password']],
  },
  'ems-delete-account': {
    template: () =>
      html`<ems-delete-account .client=${createMemoryClient({ scenario: 'active' })}></ems-delete-account>`,
    controls: [['confirmation', 'text', 'off']],
  },
  'ems-terms': {
    template: () => html`<ems-terms .client=${createMemoryClient({ scenario: 'terms-due' })}></ems-terms>`,
    controls: [['accept', 'checkbox', 'off']],
  },
  'ems-totp-setup': {
    template: () =>
      html`<ems-totp-setup .client=${createMemoryClient({ scenario: 'active' })} autostart></ems-totp-setup>`,
    controls: [
      ['code', 'text', 'one-time-code'],
      ['deviceName', 'text', 'off'],
    ],
  },
  'ems-recovery-codes': {
    template: () =>
      html`<ems-recovery-codes .client=${createMemoryClient({ scenario: 'two-factor' })}></ems-recovery-codes>`,
    open: (element) => void (element as EmsRecoveryCodes).start(),
    controls: [['saved', 'checkbox', 'off']],
  },
};

for (const [tag, { template, open, controls }] of Object.entries(contracts)) {
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
