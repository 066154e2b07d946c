import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () =>
    html`<ems-change-password .client=${createMemoryClient({ scenario: 'active' })}></ems-change-password>`,
  controls: [
    ['username', 'text', 'username'],
    ['currentPassword', 'password', 'current-password'],
    ['password', 'password', 'new-password'],
    ['endOtherSessions', 'checkbox', 'off'],
  ],
} satisfies Autofill;
