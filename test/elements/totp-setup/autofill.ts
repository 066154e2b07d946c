import { createMemoryClient } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () =>
    html`<ems-totp-setup .client=${createMemoryClient({ scenario: 'active' })} autostart></ems-totp-setup>`,
  controls: [
    ['code', 'text', 'one-time-code'],
    ['deviceName', 'text', 'off'],
    ['endOtherSessions', 'checkbox', 'off'],
  ],
} satisfies Autofill;
