/**
 * Doesn't bubble, so that no page hears of it: only the element's own parts, and the account page around it, which captures it. Whoever
 * names it says so by this type: a module of its own would cost each bundle more than the name.
 */
export type AccountSwitch = 'ems-account-switch';

const type: AccountSwitch = 'ems-account-switch';

/** For what is fetched: gives up what is in hand for one account when the element shows another one from now on. */
export const onSwitch = (element: HTMLElement, giveUp: () => void): void => element.addEventListener(type, giveUp);
