import './language.ts';
import 'ems-elements/adopt';
import 'ems-elements/define/ems-reset-password.js';
import './client.ts';
