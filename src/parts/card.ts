import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';

/** The level of an element's own heading: as asked for, or that of the page's heading, whose place it takes. */
export const headingLevel = (host: EmsElement): number =>
  Number(host.getAttribute('heading-level') ?? host.querySelector(':scope > [slot="heading"]')?.localName[1]) || 2;

/** A heading in the frame, at its level. */
export const ownHeading = (host: EmsElement, text: string): TemplateResult => {
  const level = headingLevel(host);
  return level === 1
    ? html`<h1 part="heading" tabindex="-1">${text}</h1>`
    : html`<h2 part="heading" tabindex="-1" aria-level=${level === 2 ? nothing : level}>${text}</h2>`;
};

/**
 * The frame in the shadow root: the heading, the page's introduction, and the slots of the content. `own`: a heading that
 * takes the place of the page's too, because the screen is another one than the page expects.
 */
export const card = (host: EmsElement, heading: string, content: unknown, own?: string): TemplateResult =>
  html`<div class="frame">
    <div class="card" part="card">
      <slot name=${own ? '-' : 'heading'}>${ownHeading(host, own ?? heading)}</slot>
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
