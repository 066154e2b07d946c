import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () =>
    html`<ems-account-profile .client=${createMemoryClient({ scenario: 'active' })}></ems-account-profile>`,
  controls: [
    ['firstName', 'text', 'given-name'],
    ['lastName', 'text', 'family-name'],
    ['email', 'email', 'email'],
  ],
} satisfies Autofill;
