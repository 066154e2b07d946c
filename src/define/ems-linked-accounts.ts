// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsLinkedAccounts } from '../elements/linked-accounts/ems-linked-accounts.ts';

export type * from '../elements/linked-accounts/ems-linked-accounts.events.ts';

define('ems-linked-accounts', EmsLinkedAccounts);

declare global {
  interface HTMLElementTagNameMap {
    'ems-linked-accounts': EmsLinkedAccounts;
  }
}
