import 'ems-elements/define/ems-account.js';
import './header.ts';
import { client, pageOf } from './client.ts';

// Who owes something goes there first. Whatever becomes of the session later, the page says by itself.
const state = await client.session.current();
const page = state.ok ? pageOf[state.value.status] : pageOf.active;
if (page !== pageOf.active) location.replace(page);
