/** Does with a form what a person does, with a client that needs nothing of the page. */
import '../../../src/define/all.ts';
import type { EmsElement } from '../../../src/base/ems-element.ts';
import { createMemoryClient, createMemoryWorld } from '../../../src/client/memory/index.ts';
import { typed, type Form } from './forms.ts';
import { waitUntil } from '../../support/elements.ts';
import { findAllDeep, findDeep, textOf } from './look.ts';

/** How a value comes into a field. */
export type Enter = (field: HTMLInputElement, value: string) => void;

export const byHand: Enter = (field, value) => {
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

const fill = (element: Element, values: Record<string, string> | undefined, enter: Enter): void => {
  for (const field of findAllDeep<HTMLInputElement>(element, 'form input:not([type="hidden"], [readonly])')) {
    if (!field.checkVisibility() || field.closest('[aria-hidden="true"]')) continue;
    if (field.type === 'checkbox') {
      if (!field.checked) field.click();
      continue;
    }
    const value = values ? values[field.name] : (typed[field.name] ?? field.value);
    if (value === undefined) continue;
    enter(field, value);
  }
};

const buttonOf = (element: Element, selector: string): HTMLButtonElement | undefined =>
  findAllDeep<HTMLButtonElement>(element, selector).find((one) => one.checkVisibility());

const canBePressed = (element: Element, selector: string): HTMLButtonElement | undefined => {
  const button = buttonOf(element, selector);
  return button && button.ariaDisabled !== 'true' && !button.disabled ? button : undefined;
};

/** Answers what stands there where it isn't done. */
export const useForm = async (tag: string, form: Form, enter = byHand): Promise<string | undefined> => {
  const world = createMemoryWorld({ now: Date.now });
  const signedIn = createMemoryClient({ scenario: form.scenario, world });
  const client = form.stranger ? createMemoryClient({ world }) : signedIn;
  const element = document.createElement(tag) as EmsElement;
  let done = false;
  if (typeof form.done === 'string') element.addEventListener(form.done, () => (done = true));
  Object.assign(element, { client }, await form.set?.(world));
  document.body.append(element);
  try {
    await waitUntil(() => findDeep(element, 'button, input'), 'the first drawing');
    await form.open?.(element, world);
    const button = form.press ?? 'button[type="submit"]';
    await waitUntil(() => buttonOf(element, button), 'the button');
    fill(element, form.typed, enter);
    // One that looks off may do its work all the same, where nobody told it of what was filled in.
    if (enter === byHand) await waitUntil(() => canBePressed(element, button), 'the button to be ready');
    buttonOf(element, button)!.click();
    await waitUntil(() => done || (typeof form.done === 'object' && findDeep(element, form.done.shows)), 'the end');
    return undefined;
  } catch (error) {
    return `${String(error)}: ${textOf(element)}`;
  } finally {
    element.remove();
  }
};
