const set = (element: Element, name: string, value: string | undefined): void => {
  // Setting what is there already would wake whoever observes the page.
  if ((element.getAttribute(name) ?? undefined) === value) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

/**
 * Says that an element's words are in English, where the page is in a language that isn't registered (WCAG 3.1.2): screen readers then
 * speak them as English, and in a page that is read from the right, full stops and figures keep their places. What the page itself has
 * put inside the element stays in the page's direction.
 */
export const markEnglish = (host: HTMLElement, foreign: boolean): void => {
  const { direction } = getComputedStyle(host);
  for (const part of [...host.shadowRoot!.children, ...host.querySelectorAll(':scope > .ems-light')]) {
    set(part, 'lang', foreign ? 'en' : undefined);
    set(part, 'dir', foreign ? 'ltr' : undefined);
  }
  for (const slot of host.shadowRoot!.querySelectorAll('slot:not([name="form"], [name="actions"])')) {
    set(slot, 'dir', foreign ? direction : undefined);
    // What stands there where the page has put nothing is ours again.
    for (const own of slot.children) set(own, 'dir', foreign ? 'ltr' : undefined);
  }
};
