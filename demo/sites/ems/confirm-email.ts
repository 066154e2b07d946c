import 'ems-elements/define/ems-confirm-email.js';
import './client.ts';
