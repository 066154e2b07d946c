import {
  render,
  type CSSResult,
  type nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type RootPart,
  type TemplateResult,
} from 'lit';

/** How many elements of a root use a sheet, so that the last one to leave takes it along. */
const adopted = new WeakMap<Document | ShadowRoot, Map<CSSStyleSheet, number>>();

/** An element that has left again before it is told that it came has no such root, and needs no sheet. */
const adopt = (root: Document | ShadowRoot, sheet: CSSStyleSheet, by: 1 | -1): void => {
  const counts = adopted.get(root) ?? new Map<CSSStyleSheet, number>();
  adopted.set(root, counts);
  const count = (counts.get(sheet) ?? 0) + by;
  counts.set(sheet, count);
  if (count === by) root.adoptedStyleSheets?.push(sheet);
  if (!count) root.adoptedStyleSheets = root.adoptedStyleSheets?.filter((other) => other !== sheet);
};

/** What a page slots between the fields and the buttons of a form. */
const between = ['extra-fields', 'consent', 'legal'].map((slot) => `:scope > [slot="${slot}"]`).join();

/** What an element draws among its own children: a template for each of its slots `form`, `actions`, ... */
export type LightTemplates = Record<string, () => TemplateResult | typeof nothing>;

/**
 * Draws templates into containers among the host's own children, slotted into its shadow frame. Forms live here and not
 * in the shadow root, because password managers look for inputs in the document's tree only; see docs/decisions/0001.
 *
 * The containers belong to the element: they come back when a page or framework clears the element's children, and a
 * clone of the element starts with its own.
 */
export class LightDom implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #templates: LightTemplates;
  readonly #sheets: Set<CSSStyleSheet>;
  /** The containers, and what was drawn into each. */
  readonly #parts = new Map<HTMLElement, RootPart | undefined>();
  /** As far as here React compares the children with its tree while it hydrates: docs/decisions/0046. */
  readonly #end = new Comment('/$');
  #root: Document | ShadowRoot | undefined;
  #observer: MutationObserver | undefined;
  /** The sheet that the first drawing does without. */
  #hasStates = false;

  constructor(host: ReactiveControllerHost & HTMLElement, styles: CSSResult[], templates: LightTemplates) {
    this.#host = host;
    this.#templates = templates;
    this.#sheets = new Set(styles.map((style) => style.styleSheet!));
    host.addController(this);
  }

  /** Adds a sheet that is needed from now on only. */
  adopt({ styleSheet }: CSSResult): void {
    if (!styleSheet || this.#sheets.has(styleSheet)) return;
    this.#sheets.add(styleSheet);
    if (this.#root) adopt(this.#root, styleSheet, 1);
  }

  hostConnected(): void {
    if (!this.#parts.size) {
      // A clone brings the original's containers along as dead markup.
      this.#host.querySelectorAll(':scope > .ems-light').forEach((box) => box.remove());
      this.#host.append(this.#end);
      for (const slot of Object.keys(this.#templates)) {
        const box = document.createElement('div');
        box.className = 'ems-light';
        box.slot = slot;
        this.#parts.set(box, undefined);
      }
    }
    this.#attach();
    // Kept, because in disconnectedCallback the host's root is already another one.
    this.#root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#adopt(1);
    for (const part of this.#parts.values()) part?.setConnected(true);
    this.#observer ??= new MutationObserver(() => this.#attach());
    this.#observer.observe(this.#host, { childList: true });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    for (const part of this.#parts.values()) part?.setConnected(false);
    this.#adopt(-1);
    this.#root = undefined;
  }

  hostUpdated(): void {
    for (const box of this.#parts.keys()) {
      this.#parts.set(box, render(this.#templates[box.slot]!(), box, { host: this.#host }));
    }
    this.#attach();
    if (this.#hasStates) return;
    this.#hasStates = true;
    import('./once-drawn.ts').then(
      ({ onceDrawn }) => this.adopt(onceDrawn(this.#host)),
      () => (this.#hasStates = false),
    );
  }

  #adopt(by: 1 | -1): void {
    for (const sheet of this.#sheets) adopt(this.#root!, sheet, by);
  }

  #attach(): void {
    // The parser appends children to a tag that is drawn already.
    if (document.readyState === 'loading')
      this.#end.before(
        ...[...this.#host.childNodes].filter(
          (child, index, all) => index > all.indexOf(this.#end) && !this.#parts.has(child as HTMLElement),
        ),
      );
    for (const box of this.#parts.keys()) {
      // A form that was drawn anew has let go of its buttons.
      if (!this.#host.contains(box)) this.#host.append(box);
      const home = this.#homeOf(box);
      if (box.parentNode === home) continue;
      const focused = this.#root?.activeElement as HTMLElement | null | undefined;
      const keep = box.contains(focused!);
      home.append(box);
      if (keep) focused!.focus();
    }
  }

  /**
   * Buttons stand inside their form, where password managers look for them, unless they would come before what the page
   * puts between: then they belong to it by their `form` attribute alone. See docs/decisions/0025.
   */
  #homeOf(box: HTMLElement): HTMLElement {
    const apart = box.querySelector('form') ?? this.#host.querySelector(between);
    return (apart ? null : box.querySelector<HTMLButtonElement>('[type="submit"]')?.form) ?? this.#host;
  }
}
