import 'ems-elements/define/ems-verify-email.js';
import { rememberAddress } from './client.ts';

document.querySelector('ems-verify-email')!.addEventListener('ems-email-verified', ({ detail }) => {
  rememberAddress(detail.email);
  // Whoever clicked reads the result here; a waiting page goes on by itself.
  if (detail.by === 'elsewhere') location.assign('/sign-in');
});
