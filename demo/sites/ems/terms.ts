import 'ems-elements/define/ems-terms.js';
import './header.ts';
import { client, pageOf } from './client.ts';

document.querySelector('ems-terms')!.addEventListener('ems-terms-accepted', () => location.assign(pageOf.active));

// The terms can be read by anybody; accepting them takes an account.
const state = await client.session.current();
if (state.ok && state.value.status === 'anonymous') location.replace(pageOf.anonymous);
