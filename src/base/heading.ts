import type { EmsElement } from './ems-element.ts';

/** The heading that an element shows: its own, or the page's in its place. */
export const headingOf = ({ renderRoot }: Pick<EmsElement, 'renderRoot'>): HTMLElement | null => {
  const own = renderRoot.querySelector<HTMLElement>('[part="heading"]');
  return (own?.closest('slot')?.assignedElements()[0] as HTMLElement | undefined) ?? own;
};
