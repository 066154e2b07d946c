/**
 * A form's way back from a re-authentication on a page of the service: what was typed is kept before the page is left, and stands
 * there again afterwards. The change itself is never sent by a page that has just been loaded: the person presses once more.
 */
import { html, render } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import type { FormController, FormHost, FormValues } from '../base/form-controller.ts';
import { redirect } from '../client/port-kind.ts';
import type { RedirectResult } from '../client/ports/redirect.ts';
import type { AuthClient } from '../client/types.ts';
import { checkIcon } from './icon.ts';
import { stepUpReturnMessages } from './step-up-return.messages.ts';

const key = 'ems-step-up';

interface Kept {
  /** The element whose form it was, and the account that it was typed for. */
  tag: string;
  account: string;
  values: FormValues;
  /** Passwords and codes were typed too, which no storage gets. */
  secrets: boolean;
}

const controlsOf = (form: HTMLFormElement): HTMLInputElement[] => [...form.elements].filter((control) => control instanceof HTMLInputElement);

const isSecret = ({ type, autocomplete, name }: HTMLInputElement): boolean =>
  type === 'password' || /password|one-time-code/.test(autocomplete) || /password|code/i.test(name);

/** Before the page is left. */
export const keepForReturn = ({ host, form }: FormController<unknown>, account: string): void => {
  const controls = form ? controlsOf(form).filter(({ name, type, readOnly }) => name && type !== 'hidden' && !readOnly) : [];
  const secrets = controls.some((control) => isSecret(control) && control.value);
  const values: FormValues = {};
  for (const control of controls) if (!isSecret(control)) values[control.name] = control.type === 'checkbox' ? String(control.checked) : control.value;
  const kept: Kept = { tag: host.localName, account, values, secrets };
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Blocked or full: the page comes back as it is drawn.
  }
};

/** The page was not left after all. */
export const dropKept = (): void => {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
};

const read = (tag: string): Kept | undefined => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<Kept> | null;
    return kept?.tag === tag && typeof kept.values === 'object' ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
};

const fill = (form: HTMLFormElement, values: FormValues): void => {
  for (const control of controlsOf(form)) {
    const value = values[control.name];
    if (value === undefined) continue;
    if (control.type === 'checkbox') control.checked = value === 'true';
    else control.value = value;
    control.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
};

/** The form of the fields, as soon as the element has drawn it: it asks the service first whose account it is. */
const formWith = (host: HTMLElement, names: string[]): Promise<HTMLFormElement | undefined> => {
  const find = (): HTMLFormElement | undefined =>
    [...host.querySelectorAll('form')].find((form) => names.every((name) => form.elements.namedItem(name)));
  return new Promise((resolve) => {
    const look = (): void => {
      const form = find();
      if (!form && host.isConnected) return;
      observer.disconnect();
      resolve(form);
    };
    const observer = new MutationObserver(look);
    observer.observe(host, { childList: true, subtree: true });
    look();
  });
};

/** Says above the form's button how the re-authentication ended; until the person goes on. */
const say = (host: EmsElement | FormHost, words: string, good: boolean): void => {
  const box = document.createElement('div');
  box.className = 'ems-light';
  box.slot = 'form';
  host.append(box);
  // The live region has to be there before its words.
  const draw = (text: string | undefined): void =>
    void render(html`<p role="status" class=${good ? 'ems-success' : 'ems-muted'}>${text && good ? checkIcon() : undefined}<span>${text}</span></p>`, box);
  draw(undefined);
  requestAnimationFrame(() => draw(words));
  const end = (): void => box.remove();
  host.addEventListener('input', end, { once: true });
  host.addEventListener('submit', end, { once: true, capture: true });
};

/** For a page that may have come back: takes the result, and puts back what was typed. */
export const restoreOnReturn = async (host: EmsElement, client: AuthClient): Promise<void> => {
  const kept = read(host.localName);
  if (!kept) return;
  const session = await client.session.current();
  const account = session.ok && 'account' in session.value ? session.value.account.id : undefined;
  // Asked again, since another element of this kind may have been faster.
  if (!read(host.localName)) return;
  const result: RedirectResult = redirect(client.reauthentication)?.result() ?? 'unknown';
  // The session can't be asked for now: the next page tries again.
  if (!session.ok) return;
  dropKept();
  // What was typed for one account must not reach another one.
  if (account !== kept.account) return;
  const form = await formWith(host, Object.keys(kept.values));
  if (form) fill(form, kept.values);
  const t = host.localizer.group('stepUpReturn', stepUpReturnMessages);
  if (result === 'success') say(host, kept.secrets ? t.provedSecrets : t.proved, true);
  else say(host, result === 'cancelled' ? host.localizer.problem('cancelled') : t.notProved, false);
};
