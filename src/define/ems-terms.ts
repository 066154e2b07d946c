// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsTerms } from '../elements/terms/ems-terms.ts';

export type * from '../elements/terms/ems-terms.events.ts';

define('ems-terms', EmsTerms);

declare global {
  interface HTMLElementTagNameMap {
    'ems-terms': EmsTerms;
  }
}
