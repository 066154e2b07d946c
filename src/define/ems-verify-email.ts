// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsVerifyEmail } from '../elements/verify-email/ems-verify-email.ts';

export type * from '../elements/verify-email/ems-verify-email.events.ts';

define('ems-verify-email', EmsVerifyEmail);

declare global {
  interface HTMLElementTagNameMap {
    'ems-verify-email': EmsVerifyEmail;
  }
}
