import 'ems-elements/define/ems-account-menu.js';
import { pageOf } from './client.ts';

document.querySelector('ems-account-menu')!.addEventListener('ems-signed-out', () => location.assign(pageOf.anonymous));
