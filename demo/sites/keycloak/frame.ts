/** What every page has: its client and the account's menu. */
import 'ems-elements/define/ems-account-menu.js';
import './client.ts';
