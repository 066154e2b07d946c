// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsSignIn } from '../elements/sign-in/ems-sign-in.ts';

export type * from '../elements/sign-in/ems-sign-in.events.ts';

define('ems-sign-in', EmsSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'ems-sign-in': EmsSignIn;
  }
}
