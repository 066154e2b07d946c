import { html } from 'lit';
import { define } from '../../base/define.ts';
import { inPage } from '../../base/in-page.ts';
import { signInLink } from '../names.ts';
import type { Step } from './step.ts';

export const verify: Step = {
  id: 'verify',
  load: async () =>
    define('ems-verify-email', (await import('../../elements/verify-email/ems-verify-email.ts')).EmsVerifyEmail),
  render: ({ client }, { entered, token, retryAfter }) => ({
    content: html`<ems-verify-email
      class="ems-element"
      .client=${client}
      .email=${entered.email}
      .token=${token}
      .retryAfter=${retryAfter ?? 0}
      .signInHref=${inPage(signInLink)}
      .canChangeAddress=${true}
    ></ems-verify-email>`,
  }),
  done: {
    'ems-email-verified': 'verified',
    'ems-verification-sent': 'waited',
    'ems-change-address': 'corrected',
  },
};
