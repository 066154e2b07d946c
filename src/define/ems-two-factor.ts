// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsTwoFactor } from '../elements/two-factor/ems-two-factor.ts';

export type * from '../elements/two-factor/ems-two-factor.events.ts';

define('ems-two-factor', EmsTwoFactor);

declare global {
  interface HTMLElementTagNameMap {
    'ems-two-factor': EmsTwoFactor;
  }
}
