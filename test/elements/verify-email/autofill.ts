import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () => html`<ems-verify-email .client=${createMemoryClient()}></ems-verify-email>`,
  controls: [['email', 'email', 'email']],
} satisfies Autofill;
