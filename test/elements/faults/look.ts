/** What a person sees of an element, wherever it draws it. */

const rootsOf = (element: Element): ParentNode[] =>
  [element, ...element.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? [one, one.shadowRoot] : [one]));

/** In the element's own tree and in the shadow roots below it. */
export const findAllDeep = <T extends Element>(element: Element, selector: string): T[] => [
  ...new Set(rootsOf(element).flatMap((root) => [...root.querySelectorAll<T>(selector)])),
];

export const findDeep = <T extends Element>(element: Element, selector: string): T | undefined =>
  findAllDeep<T>(element, selector)[0];

const seen = (element: Element): boolean => element.checkVisibility();

export const isBusy = (element: Element): boolean => findAllDeep(element, '[aria-busy="true"]').some(seen);

/** Everything that is told rather than labelled: alerts, the errors of fields, and what became of it. */
const told = '[role="alert"], [role="status"], .ems-error, .ems-errors';

const wordsIn = (element: Element, selector: string): string[] =>
  findAllDeep<HTMLElement>(element, selector)
    .filter(seen)
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

export const wordsOf = (element: Element): string[] => wordsIn(element, told);

/** What it tells, and what stands there otherwise: a screen that takes the place of another is words too. */
export const textOf = (element: Element): string => wordsIn(element, `${told}, h2, p, li, a`).join('\n');

/** What stands there of itself: another one is another screen. */
export const screenOf = (element: Element): string => wordsIn(element, 'h2, label, dt').join('\n');

/** Links and buttons that a problem offers. */
export const waysOn = (element: Element): HTMLElement[] =>
  findAllDeep<HTMLElement>(element, '[role="alert"] a[href], [role="alert"] ~ button, [role="alert"] ~ a[href]').filter(
    seen,
  );

/** What stands in the fields that a person sees. */
export const typedIn = (element: Element): Record<string, string | boolean> =>
  Object.fromEntries(
    findAllDeep<HTMLInputElement>(element, 'input:not([type="hidden"])')
      .filter(seen)
      .map(({ name, type, checked, value }) => [name, type === 'checkbox' ? checked : value]),
  );
