// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsRegister } from '../elements/register/ems-register.ts';

export type * from '../elements/register/ems-register.events.ts';

define('ems-register', EmsRegister);

declare global {
  interface HTMLElementTagNameMap {
    'ems-register': EmsRegister;
  }
}
