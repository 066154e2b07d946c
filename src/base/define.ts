/**
 * Registers a tag unless it is taken: two copies of this package on a page must not throw. The first one wins, and a
 * different class under the same tag is reported, since its version may differ from what the page expects.
 */
export const define = (tag: string, element: CustomElementConstructor): void => {
  const taken = customElements.get(tag);
  if (!taken) customElements.define(tag, element);
  else if (taken !== element) console.warn(`<${tag}> was defined by another copy already.`);
};
