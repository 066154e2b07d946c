// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsConfirmEmail } from '../elements/confirm-email/ems-confirm-email.ts';

export type * from '../elements/confirm-email/ems-confirm-email.events.ts';

define('ems-confirm-email', EmsConfirmEmail);

declare global {
  interface HTMLElementTagNameMap {
    'ems-confirm-email': EmsConfirmEmail;
  }
}
