import { html, nothing, type TemplateResult } from 'lit';

/**
 * The frame in the shadow root: the heading, the page's introduction, and the slots of the content. `own`: a heading that takes the place of the page's too, because the
 * screen is another one than the page expects.
 */
export const card = (heading: string, content: unknown, own?: string): TemplateResult =>
  html`<div class="frame">
    <div class="card" part="card">
      <slot name=${own ? '-' : 'heading'}><h2 part="heading" tabindex="-1">${own ?? heading}</h2></slot>
      <slot name="introduction"></slot>
      <slot name="form"></slot>
      ${content}
    </div>
  </div>`;

/** What a page adds to a form of ours, and the form's buttons. */
export const pageSlots = (onFieldsChange: (() => void) | undefined, shown: boolean): TemplateResult =>
  html`${
    shown
      ? html`${
          onFieldsChange
            ? html`<slot name="extra-fields" @slotchange=${onFieldsChange}></slot>
                <slot name="consent" @slotchange=${onFieldsChange}></slot>`
            : nothing
        }<slot name="legal"></slot>`
      : nothing
  }<slot name="actions"></slot><slot name="footer"></slot>`;
