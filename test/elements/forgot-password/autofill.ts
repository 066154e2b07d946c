import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () => html`<ems-forgot-password .client=${createMemoryClient()}></ems-forgot-password>`,
  controls: [['email', 'email', 'username']],
} satisfies Autofill;
