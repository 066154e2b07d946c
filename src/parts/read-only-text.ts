import { html, type TemplateResult } from 'lit';

/** What can't be changed, where a field would stand. */
export const readOnlyText = (label: string, value: unknown): TemplateResult =>
  html`<p><span class="ems-hint">${label}</span><br /><bdi>${value}</bdi></p>`;
