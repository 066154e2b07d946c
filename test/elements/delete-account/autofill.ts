import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () => html`<ems-delete-account .client=${createMemoryClient({ scenario: 'active' })}></ems-delete-account>`,
  controls: [['confirmation', 'text', 'off']],
} satisfies Autofill;
