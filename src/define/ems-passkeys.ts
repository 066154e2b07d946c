// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsPasskeys } from '../elements/passkeys/ems-passkeys.ts';

export type * from '../elements/passkeys/ems-passkeys.events.ts';

define('ems-passkeys', EmsPasskeys);

declare global {
  interface HTMLElementTagNameMap {
    'ems-passkeys': EmsPasskeys;
  }
}
