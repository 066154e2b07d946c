import './language.ts';
import 'ems-elements/adopt';
import 'ems-elements/define/ems-register.js';
import { goToSignIn } from './client.ts';
import { goOn, withRequest } from './continue.ts';

const register = document.querySelector('ems-register')!;
register.signInHref = withRequest('/sign-in');
register.addEventListener('ems-email-verified', ({ detail }) => goToSignIn(detail.email, withRequest('/sign-in')));
register.addEventListener('ems-continue', ({ detail }) => void goOn(detail));
