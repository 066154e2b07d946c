import { define } from '../../base/define.ts';
import type { EmsElement } from '../../base/ems-element.ts';
import type { AuthClient } from '../../client/types.ts';
import { EmsReauthenticate } from './ems-reauthenticate.ts';

define('ems-reauthenticate', EmsReauthenticate);

/** `gone`: the element that asked has left the page. */
type Answer = 'proved' | 'cancelled' | 'gone';

/** The dialogs that are open. One proof does for every element that waits for it, since it is the session's. */
const asking = new WeakMap<AuthClient, Promise<Answer>>();

/** In the light DOM of the element that needs to know: there it has that element's language, look and client. */
const ask = async (host: EmsElement): Promise<Answer> => {
  if (!host.isConnected) return 'gone';
  // Not by its constructor: another copy of this package may have registered the tag.
  const dialog = document.createElement('ems-reauthenticate');
  dialog.client = host.activeClient;
  dialog.className = 'ems-element';
  dialog.slot = 'form';
  host.append(dialog);
  try {
    if (await dialog.open()) return 'proved';
    return host.isConnected ? 'cancelled' : 'gone';
  } finally {
    dialog.remove();
  }
};

/** Asks the person for proof, once for all who need it at the same time. Resolves with whether it was given. */
export const reauthenticate = async (host: EmsElement, client: AuthClient): Promise<boolean> => {
  for (let open = asking.get(client); open; open = asking.get(client)) {
    const answer = await open;
    if (answer !== 'gone') return answer === 'proved';
  }
  const answer = ask(host);
  asking.set(client, answer);
  try {
    return (await answer) === 'proved';
  } finally {
    asking.delete(client);
  }
};
