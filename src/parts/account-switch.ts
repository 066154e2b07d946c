import type { AccountSwitch } from '../base/on-switch.ts';

const type: AccountSwitch = 'ems-account-switch';

/** Asks whether an element may show another account from now on. */
export const maySwitch = (element: HTMLElement): boolean =>
  element.dispatchEvent(new Event(type, { cancelable: true }));

/** Lets no element inside the page switch as long as `keeps` says so. */
export const guardSwitch = (page: HTMLElement, keeps: () => boolean): void =>
  page.addEventListener(type, (event) => keeps() && event.preventDefault(), { capture: true });
