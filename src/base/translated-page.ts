import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { connected } from '../context/redraw.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** Asked past a form's own names: a field of the page may be called as a method is. */
const { closest, insertBefore, removeChild } = Element.prototype;

const isComment = (node: Node | null): boolean => node?.nodeType === Node.COMMENT_NODE;

/** The texts with something in them, in their order. */
const textsIn = (parent: Node): Text[] =>
  [...parent.childNodes].filter((node): node is Text => node instanceof Text && node.data.trim() !== '');

/**
 * Keeps what an element draws in reach of Lit on a page that the browser translates. Chromium puts `<font>` in the place of a text, and Lit
 * would go on writing to what is no longer there. Firefox takes all that is in an element out and puts only elements and texts back,
 * without the comments by which Lit finds its places: the next drawing would throw, and nothing would change any more.
 */
export class TranslatedPage implements ReactiveController {
  readonly #host: Host;
  /** What others than Lit did to what is drawn, since the last drawing. */
  #foreign: MutationRecord[] = [];
  readonly #observer = new MutationObserver((records) => this.#keep(records));

  constructor(host: Host) {
    this.#host = host;
    const all = { childList: true, characterData: true, characterDataOldValue: true, subtree: true };
    for (const root of [host, host.shadowRoot!]) this.#observer.observe(root, all);
    host.addController(this);
  }

  hostUpdate(): void {
    this.#keep(this.#observer.takeRecords());
    this.#putBack();
    const { shadowRoot } = this.#host;
    for (const root of [this.#host, shadowRoot!])
      for (const font of root.querySelectorAll('font'))
        if (isComment(font.previousSibling) && this.#isDrawn(font)) font.replaceWith(font.textContent);
  }

  hostUpdated(): void {
    // What was done in between is Lit's doing, and ours.
    this.#observer.takeRecords();
    this.#foreign = [];
  }

  #keep(records: MutationRecord[]): void {
    this.#foreign.push(...records.filter(({ target }) => this.#isDrawn(target)));
  }

  /** Whether this element has drawn it: neither the page nor an element inside. */
  #isDrawn(node: Node): boolean {
    const host = this.#host;
    if (host.shadowRoot!.contains(node)) return true;
    const box = closest.call(node instanceof Element ? node : (node.parentElement ?? host), '.ems-light');
    const inside = (of: Host): boolean => of !== host && host.contains(of) && of.contains(box);
    return host.contains(box) && ![...(connected as Set<Host>)].some(inside);
  }

  /** Elements whose content was taken out and put back without its comments have it as it was, with the texts that came in its place. */
  #putBack(): void {
    const removed = new Map<Node, Node[]>();
    for (const { target, removedNodes } of this.#foreign)
      removed.set(target, [...(removed.get(target) ?? []), ...removedNodes]);
    const spoilt = new Map<Node, string[]>();
    for (const [target, nodes] of removed) {
      const lost = nodes.some((node) => isComment(node) && !node.parentNode);
      if (lost && nodes.some((node) => node.parentNode === target))
        spoilt.set(
          target,
          textsIn(target).map(({ data }) => data),
        );
    }
    if (!spoilt.size) return;
    const focused = (this.#host.getRootNode() as Document | ShadowRoot).activeElement as HTMLElement | null;
    const records = this.#foreign.reverse();
    for (const { target, addedNodes, removedNodes, nextSibling } of records) {
      if (!spoilt.has(target)) continue;
      for (const node of addedNodes) if (node.parentNode === target) removeChild.call(target, node);
      const next = nextSibling?.parentNode === target ? nextSibling : null;
      for (const node of removedNodes) insertBefore.call(target, node, next);
    }
    for (const { target, oldValue } of records)
      if (target instanceof Text && spoilt.has(target.parentNode!)) target.data = oldValue!;
    for (const [target, words] of spoilt) {
      const texts = textsIn(target);
      if (texts.length === words.length) texts.forEach((text, index) => (text.data = words[index]!));
    }
    focused?.focus();
  }
}
