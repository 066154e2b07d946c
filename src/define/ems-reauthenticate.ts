// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsReauthenticate } from '../elements/reauthenticate/ems-reauthenticate.ts';

export type * from '../elements/reauthenticate/ems-reauthenticate.events.ts';

define('ems-reauthenticate', EmsReauthenticate);

declare global {
  interface HTMLElementTagNameMap {
    'ems-reauthenticate': EmsReauthenticate;
  }
}
