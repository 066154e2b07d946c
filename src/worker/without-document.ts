/**
 * Lets Lit, as browsers get it, be loaded where there is no document: on servers that aren't Node, whose bundlers set the export conditions
 * `worker` or `edge-light` (docs/decisions/0062). Lit asks for these names while it is loaded and never again as long as nothing is drawn
 * by it, so they are taken away at once: whoever finds a document on a server takes it for a browser.
 */

/** Of an element what `renderElement` asks it for. */
class AttributeHolder extends EventTarget {
  readonly #texts = new Map<string, string>();

  get attributes(): { name: string; value: string }[] {
    return [...this.#texts].map(([name, value]) => ({ name, value }));
  }

  getAttribute(name: string): string | null {
    return this.#texts.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.#texts.has(name);
  }

  setAttribute(name: string, text: string): void {
    this.#texts.set(name, text);
  }

  removeAttribute(name: string): void {
    this.#texts.delete(name);
  }
}

const standIns: Record<string, unknown> = {
  HTMLElement: AttributeHolder,
  document: { createTreeWalker: () => ({}) },
};

const missing = Object.keys(standIns).filter((name) => !(name in globalThis));
for (const name of missing) Object.defineProperty(globalThis, name, { value: standIns[name], configurable: true });

/** The entries call it when what they export is loaded. */
export const loaded = (): void => {
  for (const name of missing) Reflect.deleteProperty(globalThis, name);
};
