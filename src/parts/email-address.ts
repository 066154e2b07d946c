import { html, type TemplateResult } from 'lit';

/** An e-mail address in a text: in one piece, and where it is too long for its line, divided before the `@`. */
export const emailAddress = (email: string): TemplateResult => {
  const at = email.lastIndexOf('@');
  return html`<bdi>${email.slice(0, at)}<wbr />${email.slice(at)}</bdi>`;
};
