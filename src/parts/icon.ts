import { html, type TemplateResult } from 'lit';

export const checkIcon = (): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m5 13 4 4L19 7" /></svg>`;
export const warningIcon = (): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 7v6m0 3v1M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0" /></svg>`;
