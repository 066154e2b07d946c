import { createMemoryClient } from '../../src/client/memory/index.ts';
import { html } from '../support/elements.ts';
import type { Autofill } from '../support/autofill.ts';

export default {
  template: () => {
    sessionStorage.setItem('ems-journey on-prem-trial', '{"done":["introduction","terms"]}');
    return html`<ems-signup-flow journey="on-prem-trial" .client=${createMemoryClient()}></ems-signup-flow>`;
  },
  controls: [['email', 'email', 'email']],
} satisfies Autofill;
