// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsAccount } from '../elements/account/ems-account.ts';

export type * from '../elements/account/ems-account.events.ts';

define('ems-account', EmsAccount);

declare global {
  interface HTMLElementTagNameMap {
    'ems-account': EmsAccount;
  }
}
