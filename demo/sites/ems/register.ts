import 'ems-elements/define/ems-register.js';
import { pageOf, rememberAddress } from './client.ts';

const register = document.querySelector('ems-register')!;
register.addEventListener('ems-email-verified', ({ detail }) => {
  rememberAddress(detail.email);
  location.assign('/sign-in');
});
register.addEventListener('ems-continue', ({ detail }) => location.assign(pageOf[detail.standing]));
