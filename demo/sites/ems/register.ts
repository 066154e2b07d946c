import 'ems-elements/define/ems-register.js';
import { pageOf, rememberAddress } from './client.ts';
import { goOn, withRequest } from './continue.ts';

const register = document.querySelector('ems-register')!;
register.signInHref = withRequest('/sign-in');
register.addEventListener('ems-email-verified', ({ detail }) => {
  rememberAddress(detail.email);
  location.assign(withRequest('/sign-in'));
});
register.addEventListener('ems-continue', ({ detail }) => void goOn(pageOf[detail.status]));
