import { createMemoryClient, memoryPerson } from '../../../src/client/memory/index.ts';
import { html } from '../../support/elements.ts';
import type { Autofill } from '../../support/autofill.ts';

const asked = { code: 'password_required', account: memoryPerson.email } as const;

export default {
  template: () =>
    html`<ems-reset-password
      .client=${createMemoryClient({ problems: { 'passwordReset.confirm': asked } })}
      token="x"
    ></ems-reset-password>`,
  controls: [
    ['username', 'text', 'username'],
    ['password', 'password', 'new-password'],
  ],
} satisfies Autofill;
