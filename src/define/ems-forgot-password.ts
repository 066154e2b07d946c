// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsForgotPassword } from '../elements/forgot-password/ems-forgot-password.ts';

export type * from '../elements/forgot-password/ems-forgot-password.events.ts';

define('ems-forgot-password', EmsForgotPassword);

declare global {
  interface HTMLElementTagNameMap {
    'ems-forgot-password': EmsForgotPassword;
  }
}
