/** The windows that pages of this process open beside them: what a browser has of them, and no page in them. */
export interface Popup {
  closed: boolean;
  /** Where it was sent to, once it was. */
  readonly at: Promise<URL>;
  close(): void;
}

export interface Popups {
  /** Those that were opened, in their order. */
  readonly opened: Popup[];
  /** The next ones are blocked. */
  blocked: boolean;
  /** The person goes to the pop-up, or is back at the page that opened it. */
  focus(where: 'popup' | 'page'): void;
  restore(): void;
}

/** Gives the globals of Node what a page finds in `window`. */
export const installPopups = (): Popups => {
  const target = new EventTarget();
  const names = [
    'open',
    'close',
    'screenX',
    'screenY',
    'outerWidth',
    'outerHeight',
    'addEventListener',
    'removeEventListener',
    'setTimeout',
  ] as const;
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const popups: Popups = {
    opened: [],
    blocked: false,
    focus: (where) => void target.dispatchEvent(new Event(where === 'page' ? 'focus' : 'blur')),
    restore() {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
    },
  };
  const open = (): Popup | null => {
    if (popups.blocked) return null;
    let send: (url: URL) => void = () => undefined;
    const popup = {
      closed: false,
      at: new Promise<URL>((resolve) => (send = resolve)),
      close: () => void (popup.closed = true),
      location: { replace: (url: string) => send(new URL(url)) },
    };
    popups.opened.push(popup);
    return popup;
  };
  const { setTimeout: wait } = globalThis;
  const values = {
    open,
    // Called by the page in a pop-up; which one, no test needs to know.
    close: () => popups.opened.at(-1)?.close(),
    screenX: 0,
    screenY: 0,
    outerWidth: 1200,
    outerHeight: 800,
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    // A page that waits for minutes keeps no process alive.
    setTimeout: (run: () => void, time = 0) => {
      const timer = wait(run, time);
      if (time > 60_000) timer.unref();
      return timer;
    },
  };
  for (const name of names)
    Object.defineProperty(globalThis, name, { value: values[name], configurable: true, writable: true });
  return popups;
};
