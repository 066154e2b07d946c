import { html, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { copyMessages } from './messages/copy.en.ts';

/** Copies a text, and says that it did. */
export class CopyButton {
  readonly #host: EmsElement;
  #said: keyof typeof copyMessages | undefined;

  constructor(host: EmsElement) {
    this.#host = host;
  }

  /** For another text: what was said is about the earlier one. */
  reset(): void {
    this.#said = undefined;
  }

  /** `source`: where the text stands, to be selected where the page may not write to the clipboard. */
  template(label: string, text: string, source: string): TemplateResult {
    const words = this.#host.localizer.group('copy', copyMessages);
    return html`<button type="button" class="ems-secondary" @click=${() => this.#copy(text, source)}>${label}</button>
      <p class="ems-hint" role="status">${this.#said && words[this.#said]}</p>`;
  }

  async #copy(text: string, source: string): Promise<void> {
    this.#said = undefined;
    this.#host.requestUpdate();
    try {
      await navigator.clipboard.writeText(text);
      this.#said = 'copied';
    } catch {
      // Refused, or not a secure context: then the person's own keys do it.
      getSelection()?.selectAllChildren(this.#host.querySelector(source)!);
      this.#said = 'selected';
    }
    this.#host.requestUpdate();
  }
}
