import 'ems-elements/define/ems-account.js';
import './frame.ts';
