import 'ems-elements/define/ems-account.js';
import './header.ts';
import { client, pageOf } from './client.ts';

// Who owes something goes there first. Whatever becomes of the session later, the page says by itself.
const state = await client.session.current();
if (state.ok && state.value.status !== 'active') location.replace(pageOf[state.value.status]);
