// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsProvider } from '../elements/provider/ems-provider.ts';

define('ems-provider', EmsProvider);

declare global {
  interface HTMLElementTagNameMap {
    'ems-provider': EmsProvider;
  }
}
