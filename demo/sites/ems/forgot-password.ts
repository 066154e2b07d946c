import './language.ts';
import 'ems-elements/adopt';
import 'ems-elements/define/ems-forgot-password.js';
import './client.ts';
