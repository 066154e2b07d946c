import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () => html`<ems-sign-in .client=${createMemoryClient()}></ems-sign-in>`,
  controls: [
    ['email', 'email', 'username'],
    ['password', 'password', 'current-password'],
    ['stay', 'checkbox', 'off'],
  ],
} satisfies Autofill;
