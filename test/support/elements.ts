/** What the elements' tests share: a page's way of finding, filling and submitting a form. */
import { aTimeout, expect, fixture, html, nextFrame, waitUntil as waitWithin } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { afterDrawing } from '../../src/base/after-drawing.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';

export { expect, fixture, html, nextFrame, sendKeys };

/** Waits for a condition, however busy the machine is: modules of a screen are compiled when it first comes. */
export const waitUntil = (condition: () => unknown, what?: string, timeout = 8000): Promise<void> =>
  waitWithin(condition, what, { timeout, interval: 5 });

export const input = (root: ParentNode, name: string): HTMLInputElement => {
  const found = root.querySelector<HTMLInputElement>(`form input[name="${name}"]`);
  if (!found) throw new Error(`There is no input of the name ${name}.`);
  return found;
};

/** As a password manager does it: the value, and no event. */
export const setSilently = (root: ParentNode, values: Record<string, string>): void => {
  for (const [name, value] of Object.entries(values)) input(root, name).value = value;
};

/** As a person does it: the field has the focus and says that it changed. */
export const type = (root: ParentNode, values: Record<string, string>): void => {
  for (const [name, value] of Object.entries(values)) {
    const field = input(root, name);
    field.focus();
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
};

export const button = (root: ParentNode, label: string | RegExp): HTMLButtonElement => {
  const found = [...root.querySelectorAll('button')].find((candidate) => {
    const text = (candidate.getAttribute('aria-label') ?? candidate.textContent ?? '').trim();
    return typeof label === 'string' ? text === label : label.test(text);
  });
  if (!found) throw new Error(`There is no button "${String(label)}".`);
  return found;
};

export const hasButton = (root: ParentNode, label: string | RegExp): boolean => {
  try {
    return Boolean(button(root, label));
  } catch {
    return false;
  }
};

/** The error that a screen reader reads with a field. */
export const errorOf = (root: ParentNode, name: string): string | undefined => {
  const field = root.querySelector<HTMLElement>(`[name="${name}"]`)!;
  if (field.getAttribute('aria-invalid') !== 'true') return undefined;
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return document.getElementById(ids.find((id) => id.endsWith('-error')) ?? '')?.textContent?.trim();
};

/** The text of the form's alert. */
export const alertText = (root: ParentNode): string | undefined =>
  root.querySelector('[role="alert"]')?.textContent?.trim();

export const settled = async (element: EmsElement): Promise<void> => {
  await element.updateComplete;
  await afterDrawing();
  // What an element fetches after its first drawing, and a form when it is first used, has come by then.
  await Promise.all([
    import('../../src/elements/register/read-form.ts'),
    import('../../src/base/once-drawn.ts'),
    import('../../src/base/submission.ts'),
    import('../../src/base/form-help.ts'),
    import('../../src/i18n/messages/problems.en.ts'),
  ]);
  await element.localizer.fetchProblems();
  // A memory client without latency answers in a few microtasks; a task later its answer is drawn. The first press of a form
  // takes a task for each of what it fetches: how it is sent, its rules, its words.
  for (let task = 0; task < 4; task++) {
    await aTimeout(0);
    await element.updateComplete;
  }
};

/** Everything an element says, in order. */
export const record = (target: EventTarget, ...types: string[]): { type: string; detail: unknown }[] => {
  const heard: { type: string; detail: unknown }[] = [];
  for (const name of types) {
    target.addEventListener(name, (event) =>
      heard.push({ type: name, detail: (event as CustomEvent).detail as unknown }),
    );
  }
  return heard;
};

export const person = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  password: 'correct horse battery',
};
