import './language.ts';
import 'ems-elements/define/ems-confirm-email.js';
import './header.ts';
