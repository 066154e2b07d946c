import { onSwitch } from '../../base/on-switch.ts';
import { define } from '../../base/define.ts';
import type { FormController } from '../../base/form-controller.ts';
import type { AuthClient } from '../../client/types.ts';
import type { Problem } from '../../client/problem.ts';
import { takeRepeat } from '../../parts/step-up-repeat.ts';
import { EmsReauthenticate } from './ems-reauthenticate.ts';

define('ems-reauthenticate', EmsReauthenticate);

/** `gone`: the element that asked has left the page. */
type Answer = 'proved' | 'cancelled' | 'gone';

/** The dialogs that are open. One proof does for every element that waits for it, since it is the session's. */
const asking = new WeakMap<AuthClient, Promise<Answer>>();

/** In the light DOM of the element that needs to know: there it has that element's language, look and client. */
const ask = async (form: FormController<unknown>): Promise<Answer> => {
  const { host } = form;
  if (!host.isConnected) return 'gone';
  // Not by its constructor: another copy of this package may have registered the tag.
  const dialog = document.createElement('ems-reauthenticate');
  dialog.client = host.activeClient;
  // By name: of the elements that ask, some have no need of the link themselves.
  dialog.signInHref = (host as { signInHref?: string }).signInHref;
  dialog.className = 'ems-element';
  dialog.slot = 'form';
  host.append(dialog);
  // What was asked is given up with it: nobody proves for it who they are.
  onSwitch(host, () => dialog.remove());
  try {
    if (await dialog.open(form)) return 'proved';
    return host.isConnected ? 'cancelled' : 'gone';
  } finally {
    dialog.remove();
  }
};

/** Asks the person for proof, once for all who need it at the same time. Resolves with whether it was given. */
const reauthenticate = async (form: FormController<unknown>, client: AuthClient): Promise<boolean> => {
  for (let open = asking.get(client); open; open = asking.get(client)) {
    const answer = await open;
    if (answer !== 'gone') return answer === 'proved';
  }
  const answer = ask(form);
  asking.set(client, answer);
  try {
    return (await answer) === 'proved';
  } finally {
    asking.delete(client);
  }
};

/**
 * Step-up of a form whose call needs a fresher session. Resolves with nothing when the person has proved who they are and the call
 * can be repeated, or with why it can't. Where the proof is given on a page of the service that this page is left for, what was typed
 * is kept for the way back.
 */
export const stepUp = async (form: FormController<unknown>, problem: Problem): Promise<Problem | undefined> => {
  const { host } = form;
  const client = host.activeClient;
  // The dialog's own call wants no other dialog.
  if (!client?.reauthentication || host instanceof EmsReauthenticate) return problem;
  if (takeRepeat(host)) return problem;
  return (await reauthenticate(form, client)) ? undefined : { code: 'cancelled' };
};
