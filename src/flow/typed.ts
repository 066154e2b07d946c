import type { Entered } from '../journeys/entered.ts';

/** Whether it happened in a step, and not in what the page itself put inside. */
export const isInStep = (host: HTMLElement, { target }: Event): boolean =>
  [...host.children].some((child) => child.matches('.ems-light') && child.contains(target as Element));

/** What stands in the visible fields, by name: no password is among them. */
export const typedIn = (host: HTMLElement): Partial<Omit<Entered, 'done'>> => {
  const typed: Record<string, string> = {};
  for (const name of ['firstName', 'lastName', 'email'] as const) {
    const fields = host.querySelectorAll<HTMLInputElement>(`:scope > .ems-light input[name="${name}"]`);
    const field = [...fields].find((candidate) => candidate.checkVisibility());
    if (field) typed[name] = field.value;
  }
  return typed;
};
