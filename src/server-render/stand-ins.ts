/** What elements ask a browser for while they are made and drawn, where there is none: an empty page that nobody is at. */
const standIns: Record<string, unknown> = {
  Comment: class {},
  CSSStyleSheet: class {},
  document: { readyState: 'complete', activeElement: null, body: null, visibilityState: 'visible' },
  location: { hash: '', search: '', pathname: '/', origin: 'null', href: 'about:blank' },
};

/**
 * Runs what doesn't wait with these names in force, and takes them away again: nobody else on the server ever sees them. What is there
 * already is left alone.
 */
export const withStandIns = <T>(run: () => T): T => {
  const missing = Object.keys(standIns).filter((name) => !(name in globalThis));
  for (const name of missing)
    Object.defineProperty(globalThis, name, { value: standIns[name], configurable: true, writable: true });
  try {
    return run();
  } finally {
    for (const name of missing) Reflect.deleteProperty(globalThis, name);
  }
};
