// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsChangePassword } from '../elements/change-password/ems-change-password.ts';

export type * from '../elements/change-password/ems-change-password.events.ts';

define('ems-change-password', EmsChangePassword);

declare global {
  interface HTMLElementTagNameMap {
    'ems-change-password': EmsChangePassword;
  }
}
