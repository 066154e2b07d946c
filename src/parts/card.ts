import { html, nothing, type TemplateResult } from 'lit';

/** The frame in the shadow root: the heading, the page's introduction, and the slots of the content. */
export const card = (heading: string, content: unknown): TemplateResult =>
  html`<div class="frame">
    <div class="card" part="card">
      <slot name="heading"><h2 part="heading" tabindex="-1">${heading}</h2></slot>
      <slot name="introduction"></slot>
      <slot name="form"></slot>
      ${content}
    </div>
  </div>`;

/** What a page adds to a form of ours, and the form's buttons. */
export const pageSlots = (onFieldsChange: (() => void) | undefined, shown: boolean): TemplateResult =>
  html`${shown
      ? html`${onFieldsChange
            ? html`<slot name="extra-fields" @slotchange=${onFieldsChange}></slot>
                <slot name="consent" @slotchange=${onFieldsChange}></slot>`
            : nothing}<slot name="legal"></slot>`
      : nothing}<slot name="actions"></slot><slot name="footer"></slot>`;
