import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FieldErrors, FormController } from './form-controller.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Fields of the page in the slots `extra-fields` and `consent`. They stay the page's own children and join the
 * element's form by the `form` attribute, so that they are sent along and no node is moved.
 */
export class HostFields implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #form: FormController<unknown>;

  constructor(host: ReactiveControllerHost & HTMLElement, form: FormController<unknown>) {
    this.#host = host;
    this.#form = form;
    host.addController(this);
  }

  get controls(): Control[] {
    return [
      ...this.#host.querySelectorAll<Control>(':scope > [slot="extra-fields"], :scope > [slot="consent"]'),
    ].flatMap((child) =>
      [child, ...child.querySelectorAll<Control>('*')].filter(
        (node) => node.matches('input, select, textarea') && node.name,
      ),
    );
  }

  /** What the page's fields say of themselves by constraint validation; in the browser's words where it isn't just missing. */
  validate(): FieldErrors {
    return Object.fromEntries(
      this.controls
        .filter((control) => control.willValidate && !control.validity.valid)
        .map(({ name, validity, validationMessage }) => [
          name,
          validity.valueMissing ? { code: 'required' } : { code: 'required', message: validationMessage },
        ]),
    );
  }

  /** Their names, each with what stands before its error, since these stand together below the page's fields. */
  get named(): [name: string, label: string][] {
    return this.controls.map(({ name, labels }) => {
      const label = [...(labels?.[0]?.childNodes ?? [])]
        .map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : ''))
        .join('')
        .trim();
      return [name, label && `${label}: `];
    });
  }

  /** What the page's fields hold; nothing where there are none. */
  pick(values: Record<string, string>): Record<string, string> | undefined {
    const held = this.controls.flatMap(({ name }) => (name in values ? [[name, values[name]!]] : []));
    return held.length ? (Object.fromEntries(held) as Record<string, string>) : undefined;
  }

  /** After `slotchange`: fields may come, go and be exchanged at any time. */
  join(): void {
    for (const control of this.controls) control.setAttribute('form', this.#form.id);
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    for (const control of this.controls) {
      const described = `${this.#form.id}-${control.name}-error`;
      const ids = new Set((control.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean));
      const invalid = this.#form.error(control.name) !== undefined;
      if (invalid === ids.has(described)) continue;
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
}
