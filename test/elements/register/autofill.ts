import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () => html`<ems-register .client=${createMemoryClient()} confirm-password></ems-register>`,
  controls: [
    ['firstName', 'text', 'given-name'],
    ['lastName', 'text', 'family-name'],
    ['email', 'email', 'email'],
    ['password', 'password', 'new-password'],
    ['passwordConfirmation', 'password', 'new-password'],
  ],
} satisfies Autofill;
