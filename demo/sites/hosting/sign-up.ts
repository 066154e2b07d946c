import 'ems-elements/define/ems-signup-flow.js';
import './frame.ts';

document.querySelector('ems-signup-flow')!.addEventListener('ems-journey-completed', () => {
  document.title = 'Welcome · EMS Hosting';
});
