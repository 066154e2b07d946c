import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import type { ContinueDetail } from '../base/events.ts';
import { hasFocus } from '../base/focus.ts';
import { screenStyles } from '../styles/screen.styles.ts';
import type { SessionState } from '../client/ports/session.ts';
import { emailAddress } from './email-address.ts';
import { focusHeading } from './focus-heading.ts';
import { alert } from './form.ts';
import { signedInMessages } from './messages/signed-in.en.ts';
import { SignOut } from './sign-out.ts';

/** Who is told that the session was ended here. */
interface SessionHolder {
  set(state: SessionState): Promise<void>;
}

const signOuts = new WeakMap<EmsElement, SignOut>();

const signOutOf = (host: EmsElement): SignOut => {
  const signOut = signOuts.get(host) ?? new SignOut(host);
  signOuts.set(host, signOut);
  return signOut;
};

/** The focus goes on to the form, or to why it isn't there. On the body it was lost with the button that was pressed. */
const useAnother = async (host: EmsElement, session: SessionHolder): Promise<void> => {
  const outcome = await signOutOf(host).run();
  const here = hasFocus(host) || document.activeElement === document.body;
  if (outcome?.ok) {
    // What a password manager has filled in is the first person's.
    host.querySelectorAll('form').forEach((form) => HTMLFormElement.prototype.reset.call(form));
    await session.set({ status: 'anonymous' });
  }
  await host.updateComplete;
  const problem = host.querySelector<HTMLElement>('[role="alert"]');
  if (problem) problem.focus();
  else if (outcome && here) await focusHeading(host);
};

export const signedInHeading = (host: EmsElement): string => host.localizer.group('signedIn', signedInMessages).heading;

/** A live session is noticed: go on with it, or use another account. */
export const signedIn = (
  host: EmsElement,
  session: SessionHolder,
  state: ContinueDetail,
  continueHref: string | undefined,
): TemplateResult => {
  const words = host.localizer.group('signedIn', signedInMessages);
  host.light.adopt(screenStyles);
  const { account, status } = state;
  const signOut = signOutOf(host);
  const { problem, off } = signOut;
  const goOn = () => host.emit('ems-continue', { account, status });
  return html`<div class="ems-stack">
    ${alert(nothing, problem && host.localizer.problem(problem.code, problem))}
    <p>${words.signedInAs} ${emailAddress(host, account.email)}</p>
    ${
      continueHref
        ? html`<a class="ems-button" href=${continueHref} @click=${goOn}>${words.continue}</a>`
        : html`<button type="button" @click=${goOn}>${words.continue}</button>`
    }
    <button type="button" class="ems-secondary" aria-disabled=${off ? 'true' : nothing} aria-busy=${signOut.busy} @click=${() => useAnother(host, session)}>${signOut.label(words.useAnotherAccount)}</button>
  </div>`;
};
