import { html, nothing, type TemplateResult } from 'lit';

/** The card of a screen of the journey's own. `slot`: what the page may put above its form, and what stands there otherwise. */
export const screenCard = (
  heading: string | undefined,
  slot?: { name: 'introduction' | 'done'; text: string },
): TemplateResult =>
  html`<div class="frame">
    <div class="card" part="card">
      ${heading ? html`<h2 part="heading" tabindex="-1">${heading}</h2>` : nothing}
      ${slot ? html`<slot name=${slot.name}><span>${slot.text}</span></slot>` : nothing}
      <slot name="form"></slot>
    </div>
  </div>`;
