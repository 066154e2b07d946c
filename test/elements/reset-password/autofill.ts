import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () => html`<ems-reset-password .client=${createMemoryClient()} token="x"></ems-reset-password>`,
  controls: [['password', 'password', 'new-password']],
} satisfies Autofill;
