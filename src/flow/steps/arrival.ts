import { html, nothing } from 'lit';
import { emailAddress } from '../../parts/email-address.ts';
import { alert } from '../../parts/form.ts';
import { signedInMessages } from '../../parts/messages/signed-in.en.ts';
import { SignOut } from '../../parts/sign-out.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import type { FlowHost } from '../flow-host.ts';
import { accountOf, arrival as id } from '../state.ts';
import { screenCard } from './screen-card.ts';
import type { Step } from './step.ts';

const useAnother = async (host: FlowHost, signOut: SignOut): Promise<void> => {
  const outcome = await signOut.run();
  if (outcome?.ok) return host.send({ type: 'signedOut' });
  await host.updateComplete;
  host.querySelector<HTMLElement>('[role="alert"]')?.focus();
};

/** Somebody is signed in already: go on with that account, or use another one. */
export const arrival: Step<SignOut> = {
  id,
  load: async (host) => new SignOut(host),
  render: (host, state, signOut) => {
    const account = accountOf(state);
    if (!account || !signOut) return undefined;
    const { localizer } = host;
    const words = localizer.group('signedIn', signedInMessages);
    const { problem, off } = signOut;
    host.light.adopt(screenStyles);
    return {
      card: screenCard(words.heading),
      content: html`${problem ? alert(nothing, localizer.problem(problem.code, problem)) : nothing}
        <p>${words.signedInAs} ${emailAddress(host, account.email)}</p>
        <button type="button" @click=${() => host.send({ type: 'continued', account })}>${words.continue}</button>
        <button type="button" class="ems-secondary" aria-disabled=${off ? 'true' : nothing} aria-busy=${signOut.busy} @click=${() => useAnother(host, signOut)}>${signOut.label(words.useAnotherAccount)}</button>`,
    };
  },
  done: {},
};
