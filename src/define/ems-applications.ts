// Written by `npm run generate`.
import { define } from '../base/define.ts';
import { EmsApplications } from '../elements/applications/ems-applications.ts';

export type * from '../elements/applications/ems-applications.events.ts';

define('ems-applications', EmsApplications);

declare global {
  interface HTMLElementTagNameMap {
    'ems-applications': EmsApplications;
  }
}
