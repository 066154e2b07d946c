// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsRecoveryCodes } from '../elements/recovery-codes/ems-recovery-codes.ts';

export type * from '../elements/recovery-codes/ems-recovery-codes.events.ts';

define('ems-recovery-codes', EmsRecoveryCodes);

declare global {
  interface HTMLElementTagNameMap {
    'ems-recovery-codes': EmsRecoveryCodes;
  }
}
