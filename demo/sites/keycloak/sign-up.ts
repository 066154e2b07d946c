import 'ems-elements/define/ems-signup-flow.js';
import './frame.ts';
