import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () => html`<ems-terms .client=${createMemoryClient({ scenario: 'terms-due' })}></ems-terms>`,
  controls: [['accept', 'checkbox', 'off']],
} satisfies Autofill;
