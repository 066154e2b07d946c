// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsAccountProfile } from '../elements/account-profile/ems-account-profile.ts';

export type * from '../elements/account-profile/ems-account-profile.events.ts';

define('ems-account-profile', EmsAccountProfile);

declare global {
  interface HTMLElementTagNameMap {
    'ems-account-profile': EmsAccountProfile;
  }
}
