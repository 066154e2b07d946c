// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsAccountMenu } from '../elements/account-menu/ems-account-menu.ts';

export type * from '../elements/account-menu/ems-account-menu.events.ts';

define('ems-account-menu', EmsAccountMenu);

declare global {
  interface HTMLElementTagNameMap {
    'ems-account-menu': EmsAccountMenu;
  }
}
