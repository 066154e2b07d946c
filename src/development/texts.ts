/** A warning: how it is written to the console, what counts as the same one, and its words. */
interface Warning<Facts extends readonly unknown[]> {
  level: 'error' | 'warn';
  /** Said once per page, or once for each text. */
  once: 'page' | 'text';
  text(...facts: Facts): string;
}

const warning = <Facts extends readonly unknown[]>(
  level: 'error' | 'warn',
  once: 'page' | 'text',
  text: (...facts: Facts) => string,
): Warning<Facts> => ({ level, once, text });

const list = (items: readonly string[]): string => items.join(', ');
const tags = (names: readonly string[]): string => list(names.map((name) => `<${name}>`));

/** How an element is given a client, whatever copy of the package it comes from. */
const byProperty = 'set the client property of the element or of an <ems-provider> around it';

/** Every development warning. Each name is a heading of docs/troubleshooting.md. */
export const texts = {
  'no-client': warning(
    'error',
    'page',
    (names: readonly string[]) =>
      `No client found for ${tags(names)}. Call setDefaultClient(client), imported from 'ems-elements', or ${byProperty}.`,
  ),
  'client-as-attribute': warning(
    'error',
    'page',
    (names: readonly string[], written: string) =>
      `No client found for ${tags(names)}: client="${written}" is an attribute, as React 18 writes it, and only a property can hold a client. Call setDefaultClient(client), imported from 'ems-elements', or set the property through a ref.`,
  ),
  'client-of-another-copy': warning(
    'error',
    'page',
    (names: readonly string[]) =>
      `No client found for ${tags(names)}, but setDefaultClient() was called in another copy of ems-elements. Each copy has its own default client. Load the package once, or ${byProperty}.`,
  ),
  'two-copies': warning(
    'warn',
    'page',
    (names: readonly string[]) =>
      `Another copy of ems-elements had already defined ${tags(names)}. Its elements don't see what this copy's setDefaultClient() and registerLocale() are given. Load the package once.`,
  ),
  'unknown-slot': warning(
    'warn',
    'text',
    (tag: string, child: string, slot: string, known: readonly string[]) =>
      `<${tag}> has no slot "${slot}", so the <${child}> in it isn't shown. ${known.length ? `Its slots are ${list(known)}.` : 'It has no slots.'}`,
  ),
  'return-address': warning(
    'warn',
    'text',
    (what: string, address: string, reason: string) => `${what} "${address}" won't be followed: ${reason}.`,
  ),
  'attribute-says-false': warning(
    'warn',
    'text',
    (tag: string, attribute: string, property: string) =>
      `<${tag} ${attribute}="false"> counts as off, but in HTML a boolean attribute is on whatever it says. Set the property ${property}, or leave the attribute out.`,
  ),
  'lost-in-react': warning(
    'warn',
    'text',
    (tag: string, names: readonly string[]) =>
      `React has ${list(names)} for <${tag}> but hasn't given ${names.length > 1 ? 'them' : 'it'} to the element. React 19 forgets objects and listeners when it hydrates what a server rendered: pass them one render later. React 18 never passes any: set them through a ref.`,
  ),
  'shadow-root': warning(
    'warn',
    'page',
    (tag: string) =>
      `<${tag}> is inside a shadow root, where many password managers don't find its fields. Place it in the document itself, or in a slot.`,
  ),
  'missing-language': warning('warn', 'text', (tag: string, shipped: string | undefined) => {
    const remedy = shipped
      ? `Call registerLocale() with what 'ems-elements/locales/${shipped}.js' exports`
      : 'The package has no words in it: write them, and call registerLocale() with them';
    return `The page is in "${tag}", a language that isn't registered, so the elements speak English. ${remedy}.`;
  }),
};
