// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsDeleteAccount } from '../elements/delete-account/ems-delete-account.ts';

export type * from '../elements/delete-account/ems-delete-account.events.ts';

define('ems-delete-account', EmsDeleteAccount);

declare global {
  interface HTMLElementTagNameMap {
    'ems-delete-account': EmsDeleteAccount;
  }
}
