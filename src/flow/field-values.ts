import type { Values } from './flow-event.ts';

/** What is kept of what is typed: no password is among it. */
const names = ['firstName', 'lastName', 'email'] as const;

const fieldsOf = (boxes: HTMLElement[], name: string): HTMLInputElement[] =>
  boxes.flatMap((box) => [...box.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)]);

/** What stands in the visible fields. Read when it is needed: password managers fill in without an event. */
export const readFields = (boxes: HTMLElement[]): Values => {
  const visible = names.flatMap((name) => {
    const field = fieldsOf(boxes, name).find((candidate) => candidate.checkVisibility());
    return field ? [[name, field.value]] : [];
  });
  return Object.fromEntries(visible) as Values;
};

/** Corrects what stands in a step that is out of sight: once typed into, its fields no longer follow what they are drawn with. */
export const correctHidden = (boxes: HTMLElement[], values: Values): void => {
  const hidden = boxes.filter((box) => box.hidden);
  for (const name of names) {
    const value = values[name];
    if (value !== undefined) for (const field of fieldsOf(hidden, name)) field.value = value;
  }
};
