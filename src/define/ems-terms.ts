import { define } from '../base/define.ts';
import { EmsTerms } from '../elements/terms/ems-terms.ts';

define('ems-terms', EmsTerms);

declare global {
  interface HTMLElementTagNameMap {
    'ems-terms': EmsTerms;
  }
}
