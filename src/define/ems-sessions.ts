// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsSessions } from '../elements/sessions/ems-sessions.ts';

export type * from '../elements/sessions/ems-sessions.events.ts';

define('ems-sessions', EmsSessions);

declare global {
  interface HTMLElementTagNameMap {
    'ems-sessions': EmsSessions;
  }
}
