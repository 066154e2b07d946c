import './language.ts';
import 'ems-elements/define/ems-account.js';
import './header.ts';
import { client, pageOf } from './client.ts';
import { goOn, isAsked, siteName, withRequest } from './continue.ts';

// Who owes something goes there first. Whatever becomes of the session later, the page says by itself.
const state = await client.session.current();
const page = state.ok ? pageOf[state.value.status] : pageOf.active;
if (page !== pageOf.active) location.replace(withRequest(page));

// Another site waits for whoever had to set something up first.
const offerToGoOn = async (): Promise<void> => {
  const now = await client.session.current();
  if (!now.ok || now.value.status !== 'active') return;
  const line = document.querySelector<HTMLElement>('#going-on')!;
  if (siteName !== undefined) line.querySelector('b')!.textContent = siteName;
  line.hidden = false;
  const { value } = now;
  line.querySelector('button')!.onclick = () => void goOn(value);
};
if (isAsked) {
  document.querySelector('ems-account')!.addEventListener('ems-totp-setup-closed', () => void offerToGoOn());
  void offerToGoOn();
}
