// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsTotpSetup } from '../elements/totp-setup/ems-totp-setup.ts';

export type * from '../elements/totp-setup/ems-totp-setup.events.ts';

define('ems-totp-setup', EmsTotpSetup);

declare global {
  interface HTMLElementTagNameMap {
    'ems-totp-setup': EmsTotpSetup;
  }
}
