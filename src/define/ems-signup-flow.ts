// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsSignupFlow } from '../flow/ems-signup-flow.ts';

export type * from '../flow/ems-signup-flow.events.ts';

define('ems-signup-flow', EmsSignupFlow);

declare global {
  interface HTMLElementTagNameMap {
    'ems-signup-flow': EmsSignupFlow;
  }
}
