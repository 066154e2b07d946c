// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsResetPassword } from '../elements/reset-password/ems-reset-password.ts';

export type * from '../elements/reset-password/ems-reset-password.events.ts';

define('ems-reset-password', EmsResetPassword);

declare global {
  interface HTMLElementTagNameMap {
    'ems-reset-password': EmsResetPassword;
  }
}
