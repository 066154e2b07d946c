import './language.ts';
import 'ems-elements/adopt';
import 'ems-elements/define/ems-verify-email.js';
import { goToSignIn, rememberAddress } from './client.ts';
import { withRequest } from './continue.ts';

document.querySelector('ems-verify-email')!.addEventListener('ems-email-verified', ({ detail }) => {
  // Whoever clicked reads the result here; a waiting page goes on by itself.
  if (detail.by === 'elsewhere') goToSignIn(detail.email, withRequest('/sign-in'));
  else rememberAddress(detail.email);
});
