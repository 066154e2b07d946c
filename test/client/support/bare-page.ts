import type { Page } from '../../../src/client/session/page.ts';

/** A page that is never drawn: its address, and where it was sent to. */
export interface BarePage extends Page {
  go(url: string): void;
  /** Where it leaves to, once it does. */
  left: Promise<URL>;
  /** The browser's Back shows it as it was. */
  back(): void;
}

export const createPage = (address: string): BarePage => {
  let url = new URL(address);
  let leave: (url: URL) => void = () => undefined;
  let show: () => void = () => undefined;
  const page: BarePage = {
    url: () => new URL(url),
    replace: (next) => void (url = next),
    go(next) {
      url = new URL(next);
      page.left = new Promise((resolve) => (leave = resolve));
    },
    leave: (next) => leave(new URL(next)),
    returned: () => new Promise((resolve) => (show = resolve)),
    back: () => show(),
    left: new Promise((resolve) => (leave = resolve)),
  };
  return page;
};
