/** What every page of the console has: its client, the account's menu, links to the other sites. */
import 'ems-elements/define/ems-account-menu.js';
import { linkSites } from '../shared/places.ts';
import './client.ts';

linkSites();
