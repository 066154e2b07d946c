/** Registers a tag unless it is taken: two copies of this package on a page must not throw. The first one wins. */
export const define = (tag: string, element: CustomElementConstructor): void => {
  if (!customElements.get(tag)) customElements.define(tag, element);
};
