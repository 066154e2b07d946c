import './language.ts';
import 'ems-elements/adopt';
import 'ems-elements/define/ems-sign-in.js';
import { rememberedAddress, takeVerified } from './client.ts';
import { asksAgain, goOn, hint, siteName, withRequest } from './continue.ts';

const signIn = document.querySelector('ems-sign-in')!;
signIn.email ||= hint || rememberedAddress();
signIn.again = asksAgain;
signIn.registerHref = withRequest('/register');
if (siteName !== undefined) {
  const line = document.querySelector<HTMLElement>('#going-on')!;
  line.querySelector('b')!.textContent = siteName;
  line.hidden = false;
}
if (takeVerified()) {
  const line = document.querySelector<HTMLElement>('#verified')!;
  line.hidden = false;
  void signIn.updateComplete.then(() => line.focus());
}
signIn.addEventListener('ems-signed-in', ({ detail }) => void goOn(detail));
signIn.addEventListener('ems-continue', ({ detail }) => void goOn(detail, () => void ask()));

/** The form in the place of "Continue". */
const ask = async (): Promise<void> => {
  document.querySelector<HTMLElement>('#again')!.hidden = false;
  signIn.email ||= hint || rememberedAddress();
  signIn.again = true;
  await signIn.updateComplete;
  const [email, password] = signIn.querySelectorAll<HTMLInputElement>('input[name="email"], input[name="password"]');
  (email?.value ? password : email)?.focus();
};
