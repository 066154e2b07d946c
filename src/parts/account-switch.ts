import type { AccountSwitch } from '../base/on-switch.ts';

const type: AccountSwitch = 'ems-account-switch';

/** Asks whether an element may show another account from now on. */
export const maySwitch = (element: HTMLElement): boolean =>
  element.dispatchEvent(new Event(type, { cancelable: true }));

/** Lets no element inside the page switch as long as `keeps` says so: none of its parts hears of it then. A session that is over asks nobody. */
export const guardSwitch = (page: HTMLElement, keeps: () => boolean): void =>
  page.addEventListener(
    type,
    (event) => {
      if (!event.cancelable || !keeps()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
