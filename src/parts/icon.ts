import { svg, html, type TemplateResult } from 'lit';

const draw = (shape: TemplateResult): TemplateResult => html`<svg viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

export const checkIcon = (): TemplateResult => draw(svg`<path d="m5 13 4 4L19 7"/>`);
export const warningIcon = (): TemplateResult => draw(svg`<circle cx="12" cy="12" r="10"/><path d="M12 7v6m0 3v1"/>`);
