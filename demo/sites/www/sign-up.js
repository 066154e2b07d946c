/** The sign-up. What follows it stands in the page, in the slot `done`. */
import './site.js';

document.querySelector('.flow').addEventListener('ems-journey-completed', () => {
  document.title = 'Welcome · EMS';
});
