import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsRecoveryCodes } from '../../../src/elements/recovery-codes/ems-recovery-codes.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () =>
    html`<ems-recovery-codes .client=${createMemoryClient({ scenario: 'two-factor' })}></ems-recovery-codes>`,
  open: (element) => void (element as EmsRecoveryCodes).start(),
  controls: [['saved', 'checkbox', 'off']],
} satisfies Autofill;
