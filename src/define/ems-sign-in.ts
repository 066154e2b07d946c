import { define } from '../base/define.ts';
import { EmsSignIn } from '../elements/sign-in/ems-sign-in.ts';

define('ems-sign-in', EmsSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'ems-sign-in': EmsSignIn;
  }
}
