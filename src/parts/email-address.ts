import { html, type TemplateResult } from 'lit';

let textOf: ((email: string) => string) | undefined;

/**
 * An address as it is shown, with its domain in Unicode. What knows how is loaded by the first address whose domain isn't plain;
 * `host` is drawn again then. Where it can't be loaded, the address stands in ASCII, which is as true.
 */
export const shownEmail = (host: { requestUpdate(): void }, email: string): string => {
  if (!textOf && /[@.]xn--/.test(email)) {
    import('../rules/email-text.ts').then(
      ({ emailText }) => {
        textOf = emailText;
        host.requestUpdate();
      },
      () => undefined,
    );
  }
  return textOf?.(email) ?? email;
};

/** An email address in a text: in one piece, and where it is too long for its line, divided before the `@`. */
export const emailAddress = (host: { requestUpdate(): void }, email: string): TemplateResult => {
  const text = shownEmail(host, email);
  const at = text.lastIndexOf('@');
  return html`<bdi translate="no">${text.slice(0, at)}<wbr />${text.slice(at)}</bdi>`;
};
