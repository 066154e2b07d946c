import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsReauthenticate } from '../../../src/elements/reauthenticate/ems-reauthenticate.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

export default {
  template: () => html`<ems-reauthenticate .client=${createMemoryClient({ scenario: 'active' })}></ems-reauthenticate>`,
  open: (element) => void (element as EmsReauthenticate).open(),
  controls: [
    ['username', 'text', 'username'],
    ['currentPassword', 'password', 'current-password'],
  ],
} satisfies Autofill;
