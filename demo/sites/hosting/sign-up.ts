import 'ems-elements/define/ems-register.js';
import './frame.ts';
