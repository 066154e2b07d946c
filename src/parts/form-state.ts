import { elementsOf } from '../base/field-label.ts';

/** What a person has entered in a form, in a shape that outlives the page; without what no storage may get. */
export interface FormState {
  /** The names of all its controls: the form is found again by them. */
  names: string[];
  /** What the form is about, where it could be about several things: the value of its control with `data-ems-subject`. */
  subject?: string | undefined;
  /** The controls that differ from how they were drawn: name, place among those of that name, value. */
  typed: [name: string, place: number, value: string][];
  /** Passwords or codes were entered too. They are nowhere in here. */
  secrets: boolean;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Their values are chosen from the person's files, or nobody's input at all. */
const unkeepable: ReadonlySet<string> = new Set(['file', 'button', 'submit', 'reset', 'image']);

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...elementsOf(form)!].filter(
    (control): control is Control =>
      (control instanceof HTMLInputElement ||
        control instanceof HTMLSelectElement ||
        control instanceof HTMLTextAreaElement) &&
      control.name !== '' &&
      !unkeepable.has(control.type),
  );

/** By its type and its autofill token; by its name where the token says nothing. Rather one too many: a person can type again. */
const isSecret = ({ type, autocomplete, name }: Control): boolean => {
  if (type === 'password' || /password|one-time-code|(^| )cc-/.test(autocomplete)) return true;
  return ['', 'on', 'off'].includes(autocomplete) && /pass|code|secret|token|otp|\bpin\b/i.test(name);
};

const isSwitch = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

const isTyped = (control: Control): boolean => {
  if (control.type === 'hidden') return false;
  if (control instanceof HTMLSelectElement)
    return [...control.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  return isSwitch(control) ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
};

const valueOf = (control: Control): string => {
  if (control instanceof HTMLSelectElement)
    return JSON.stringify([...control.selectedOptions].map(({ value }) => value));
  return isSwitch(control) ? String(control.checked) : control.value;
};

const setValue = (control: Control, value: string): void => {
  if (control instanceof HTMLSelectElement) {
    const chosen = JSON.parse(value) as string[];
    for (const option of control.options) option.selected = chosen.includes(option.value);
  } else if (isSwitch(control)) control.checked = value === 'true';
  else control.value = value;
};

const subjectOf = (form: HTMLFormElement): string | undefined =>
  form.querySelector<HTMLInputElement>('[data-ems-subject]')?.value;

export const stateOf = (form: HTMLFormElement): FormState => {
  const controls = controlsOf(form);
  const typed = controls.filter(isTyped);
  const alike = new Map<string, number>();
  const places = new Map(
    controls.map((control) => {
      const place = alike.get(control.name) ?? 0;
      alike.set(control.name, place + 1);
      return [control, place];
    }),
  );
  return {
    names: [...alike.keys()],
    subject: subjectOf(form),
    typed: typed
      .filter((control) => !isSecret(control))
      .map((control) => [control.name, places.get(control)!, valueOf(control)]),
    secrets: typed.some(isSecret),
  };
};

/** Whether the form is the one that the state is of. */
export const isFormOf = (form: HTMLFormElement, { names, subject }: FormState): boolean => {
  const drawn = new Set(controlsOf(form).map(({ name }) => name));
  return names.every((name) => drawn.has(name)) && subjectOf(form) === subject;
};

/** Enters it again, as far as the form has these controls still. */
export const fillForm = (form: HTMLFormElement, { typed }: FormState): void => {
  const controls = controlsOf(form);
  for (const [name, place, value] of typed) {
    const control = controls.filter((other) => other.name === name)[place];
    // Another page may have been drawn with a secret there.
    if (!control || isSecret(control) || control.type === 'hidden') continue;
    setValue(control, value);
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'historyRedo' }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
};

/** What a person has changed, secrets too. */
export const typedIn = (form: HTMLFormElement): HTMLElement[] => controlsOf(form).filter(isTyped);

/** The first secret that is to be entered again. */
export const missingSecret = (form: HTMLFormElement): HTMLElement | undefined =>
  controlsOf(form).find((control) => isSecret(control) && !control.value && control.checkVisibility());
