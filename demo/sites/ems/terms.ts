import './language.ts';
import 'ems-elements/adopt';
import 'ems-elements/define/ems-terms.js';
import './header.ts';
import { client, pageOf } from './client.ts';
import { withRequest } from './continue.ts';

document
  .querySelector('ems-terms')!
  .addEventListener('ems-terms-accepted', () => location.assign(withRequest(pageOf.active)));

// The terms can be read by anybody; accepting them takes an account.
const state = await client.session.current();
if (state.ok && state.value.status === 'anonymous') location.replace(withRequest(pageOf.anonymous));
