import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Registration } from '../client/ports/registration.ts';
import { elementsOf, isField, labelOf, nameOf, type Field } from './field-label.ts';
import type { FieldErrors, FormController } from './form-controller.ts';

/** What the page's fields hold, by name; a list where a name has several values. */
type Extra = NonNullable<Registration['extra']>;

/**
 * Fields of the page in the slots `extra-fields` and `consent`. They stay the page's own children and join the
 * element's form by the `form` attribute, so that they are sent along and no node is moved.
 */
export class HostFields implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #form: FormController<unknown>;
  /** Those that were given the form. */
  #joined = new Set<Element>();
  /** A framework may draw anew what is inside of a slotted child, which no slot tells. */
  readonly #observer = new MutationObserver(() => this.join());

  constructor(host: ReactiveControllerHost & HTMLElement, form: FormController<unknown>) {
    this.#host = host;
    this.#form = form;
    host.addController(this);
    // Elements of the page's own may tell of nothing else.
    host.addEventListener('change', ({ target }) => {
      const name = nameOf(target as Field);
      if (this.#isOurs(target as Field) && this.#form.errors[name]) this.#form.setError(name, this.validate()[name]);
    });
  }

  get #slotted(): Element[] {
    return [...this.#host.querySelectorAll(':scope > [slot="extra-fields"], :scope > [slot="consent"]')];
  }

  #isOurs(field: Element): boolean {
    return this.#slotted.some((child) => child.contains(field));
  }

  /** Whatever the form knows: an element of the page's own counts from the moment it is defined. */
  get controls(): Field[] {
    return [...(elementsOf(this.#form.form) ?? [])].filter(
      (node): node is Field => isField(node) && this.#isOurs(node) && nameOf(node) !== '',
    );
  }

  /** What the page's fields say of themselves by constraint validation; in the browser's words where it isn't just missing. */
  validate(): FieldErrors {
    const wrong = this.controls.filter((control) => control.matches(':invalid'));
    const errors = wrong.map((control) => [nameOf(control), this.#errorOf(control)]);
    // A registration is no upload.
    const files = this.#entries.flatMap(([name, value]) =>
      value instanceof File && value.name ? [[name, { code: 'file_not_taken' }]] : [],
    );
    return Object.fromEntries([...errors, ...files]) as FieldErrors;
  }

  #errorOf({ validity, validationMessage }: Field): FieldErrors[string] {
    return !validationMessage || validity?.valueMissing
      ? { code: 'required' }
      : { code: 'required', message: validationMessage };
  }

  /** Their names, each with what stands before its error, since these stand together below the page's fields. */
  get named(): [name: string, label: string][] {
    const first = new Map<string, Field>();
    for (const control of this.controls) if (!first.has(nameOf(control))) first.set(nameOf(control), control);
    return [...first].map(([name, control]) => {
      const label = labelOf(control, this.#form.form);
      return [name, label && `${label}: `];
    });
  }

  /** What the form holds beside our own controls; an element of the page's own may send more than one name. */
  get #entries(): [string, unknown][] {
    const own = new Set(
      [...(elementsOf(this.#form.form) ?? [])].flatMap((node) => (this.#isOurs(node) ? [] : nameOf(node as Field))),
    );
    return [...this.#form.entries()].filter(([name]) => !own.has(name));
  }

  /** What the page's fields hold; nothing where there are none. */
  pick(): Extra | undefined {
    const held = new Map<string, string | string[]>();
    for (const [name, value] of this.#entries) {
      if (typeof value !== 'string') continue;
      const before = held.get(name);
      held.set(name, before === undefined ? value : [before, value].flat());
    }
    return held.size ? Object.fromEntries(held) : undefined;
  }

  /** After `slotchange`: fields may come, go and be exchanged at any time. */
  join(): void {
    const { id } = this.#form;
    const present = this.#slotted.flatMap((child) => [child, ...child.querySelectorAll('*')]).filter(isField);
    for (const field of this.#joined) if (!this.#isOurs(field)) this.#part(field);
    this.#joined = new Set(present);
    for (const field of present) if (field.getAttribute('form') !== id) field.setAttribute('form', id);
    for (const child of this.#slotted) this.#observer.observe(child, { childList: true, subtree: true });
    this.#host.requestUpdate();
  }

  /** One that was taken out belongs to the page alone again. */
  #part(field: Element): void {
    if (field.getAttribute('form') === this.#form.id) field.removeAttribute('form');
    this.#describe(field as Field, false);
  }

  hostUpdated(): void {
    for (const control of this.controls) this.#describe(control, this.#form.error(nameOf(control)) !== undefined);
  }

  /** The error stands below all of the page's fields: each says which is its own. */
  #describe(control: Field, invalid: boolean): void {
    const described = this.#form.errorId(nameOf(control));
    const ids = new Set((control.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean));
    if (invalid === ids.has(described)) return;
    if (invalid) {
      ids.add(described);
      control.setAttribute('aria-invalid', 'true');
    } else {
      ids.delete(described);
      control.removeAttribute('aria-invalid');
    }
    if (ids.size) control.setAttribute('aria-describedby', [...ids].join(' '));
    else control.removeAttribute('aria-describedby');
  }
}
