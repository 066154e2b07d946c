import { define } from '../base/define.ts';
import { EmsRecoveryCodes } from '../elements/recovery-codes/ems-recovery-codes.ts';

define('ems-recovery-codes', EmsRecoveryCodes);

declare global {
  interface HTMLElementTagNameMap {
    'ems-recovery-codes': EmsRecoveryCodes;
  }
}
