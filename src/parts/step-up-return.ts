/**
 * The way back from a page of the service: what was typed before stands in its form again, and a form that was left for a
 * re-authentication says how that ended, one that was left to sign in again that it isn't saved. The change itself is never sent by a page that has just been loaded: the person presses
 * once more.
 */
import type { EmsElement } from '../base/ems-element.ts';
import { redirect } from '../client/port-kind.ts';
import type { RedirectResult } from '../client/ports/redirect.ts';
import type { AuthClient } from '../client/types.ts';
import { focusHeading } from './focus-heading.ts';
import { fillForm, isFormOf, missingSecret, typedIn } from './form-state.ts';
import { keptFormsOf, takeKeptForms, type KeptForm } from './kept-forms.ts';
import { expectRepeat } from './step-up-repeat.ts';
import { statusOf } from './status.ts';
import { signInBesideMessages } from './messages/sign-in-beside.en.ts';
import { stepUpReturnMessages } from './messages/step-up-return.en.ts';

/** An element whose forms aren't all drawn from the beginning. */
interface Reopens {
  /** Shows the form, or the element inside that has it; `false` when what it was about is gone. Where a form has several buttons, the one that was pressed. */
  reopen(form: KeptForm): Promise<boolean | HTMLElement>;
}

type Host = EmsElement & Partial<Reopens>;

const drawnForm = (host: Host, kept: KeptForm): HTMLFormElement | undefined =>
  [...host.querySelectorAll('form')].find(
    (form) => form.closest('.ems-light')?.parentElement === host && isFormOf(form, kept),
  );

interface Restored {
  form: HTMLFormElement | undefined;
  /** One of several that the form has. */
  pressed: HTMLElement | undefined;
}

/** An element may ask the service for more before it draws a form. Whoever types meanwhile has begun something else. */
const untilDrawn = (host: Host, kept: KeptForm): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      host.removeEventListener('input', end);
      resolve();
    };
    const observer = new MutationObserver(() => (drawnForm(host, kept) ?? !host.isConnected) && end());
    observer.observe(host, { childList: true, subtree: true });
    host.addEventListener('input', end);
  });

/** The form with what was typed; nothing when what it was about is gone. */
const restore = async (host: Host, kept: KeptForm): Promise<Restored | undefined> => {
  const reopened = drawnForm(host, kept) ? undefined : await host.reopen?.(kept);
  if (reopened === false) return undefined;
  if (kept.typed.length && !host.reopen && !drawnForm(host, kept)) await untilDrawn(host, kept);
  const form = drawnForm(host, kept);
  if (form) fillForm(form, kept);
  return { form, pressed: reopened instanceof HTMLElement ? reopened : undefined };
};

/** What stands on the button that is to be pressed. */
const labelOf = (host: Host, { form, pressed }: Restored): string => {
  const button =
    pressed ??
    [...host.querySelectorAll('button')].find((other) => other.type === 'submit' && (!form || other.form === form));
  return (button?.getAttribute('aria-label') ?? button?.textContent ?? '').trim();
};

/** Above the form's button. */
const tell = (host: Host, result: RedirectResult, secrets: boolean, button: string): void => {
  const t = host.localizer.group('stepUpReturn', stepUpReturnMessages);
  const status = statusOf(host);
  if (result === 'success') status?.announce((secrets ? t.provedSecrets : t.proved)(button));
  else if (result === 'failed') status?.alarm(t.failed);
  else if (result === 'cancelled') status?.onCancelled({ code: 'cancelled' });
  else status?.announce(t.unknown, false);
};

/** The person finds the place that they left, unless they are somewhere else by now. */
const focusPlace = async (host: Host, result: RedirectResult, { form, pressed }: Restored): Promise<void> => {
  await host.updateComplete;
  if (document.activeElement && document.activeElement !== document.body) return;
  const alarm = result === 'failed' && host.querySelector<HTMLElement>('[role="alert"]');
  const target = alarm || (form && missingSecret(form)) || pressed;
  if (target) target.focus();
  else await focusHeading(host);
};

/** Whoever was signed out goes on where they typed. `lost`: secrets, which no storage got. */
const sayAgain = async (host: EmsElement, form: HTMLFormElement, lost: boolean): Promise<void> => {
  const t = host.localizer.group('signInBeside', signInBesideMessages);
  statusOf(host)?.announce(lost ? t.againSecrets : t.again, false);
  await host.updateComplete;
  const target = (lost && missingSecret(form)) || typedIn(form)[0];
  target?.focus();
};

/** Signed in again by a window beside this page: what was typed stands in its form still. */
export const tellAgain = async (host: EmsElement): Promise<void> => {
  await host.updateComplete;
  const form = [...host.querySelectorAll('form')].find((other) => other.checkVisibility() && typedIn(other).length);
  const owner = form?.closest('.ems-light')?.parentElement as EmsElement | undefined;
  if (form && owner) await sayAgain(owner, form, false);
};

/**
 * For a page that may have come back, as soon as the element has drawn what it asked the service for. Tells how a re-authentication
 * ended that the page was left for by a form of the element's.
 */
export const restoreOnReturn = async (host: Host, client: AuthClient): Promise<RedirectResult | undefined> => {
  const { own, inside } = keptFormsOf(host);
  if (!own.length && !inside.length) return undefined;
  const session = await client.session.current();
  // Asked again when the element asks the service the next time.
  if (!session.ok || !('account' in session.value)) return undefined;
  await host.updateComplete;
  if (!host.isConnected) return undefined;
  const mine = takeKeptForms(host, session.value.account.id);
  const asked = mine.find((form) => form.asked);
  const result = asked && (redirect(client.reauthentication)?.result() ?? 'unknown');
  for (const kept of mine) {
    const restored = await restore(host, kept);
    if (kept.again && restored?.form?.checkVisibility()) await sayAgain(host, restored.form, kept.secrets);
    if (!restored || kept !== asked || !result) continue;
    await host.updateComplete;
    tell(host, result, kept.secrets, labelOf(host, restored));
    if (result === 'success') expectRepeat(host);
    await focusPlace(host, result, restored);
  }
  for (const kept of keptFormsOf(host).inside) if (kept.asked) await host.reopen?.(kept);
  return result;
};
