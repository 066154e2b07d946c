/** What Node.js has too, and elements need the browser's. */
const ofBrowser = /^(Event|EventTarget|CustomEvent|FormData|navigator)$/;

/** Makes what a simulated browser knows global, functions bound to its window, as the environments of test runners do. */
export const becomeBrowser = (window: object): void => {
  const known = new Set<string>();
  for (let of: object | null = window; of && of !== Object.prototype; of = Object.getPrototypeOf(of) as object | null)
    for (const name of Object.getOwnPropertyNames(of)) known.add(name);
  for (const name of known) {
    if (name.startsWith('_') || (name in globalThis && !ofBrowser.test(name))) continue;
    const value: unknown = (window as Record<string, unknown>)[name];
    const bound: unknown = typeof value === 'function' && /^[a-z]/.test(name) ? value.bind(window) : value;
    Object.defineProperty(globalThis, name, { value: bound, configurable: true, writable: true });
  }
  const { setTimeout } = globalThis;
  Object.assign(globalThis, {
    window: globalThis,
    self: globalThis,
    // A countdown of an element doesn't keep the tests from ending.
    setTimeout: (run: () => void, wait = 0) => {
      const timer = setTimeout(run, wait);
      if (wait >= 1000) timer.unref();
      return timer;
    },
  });
};
