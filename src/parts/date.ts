import { html, type TemplateResult } from 'lit';

/** A day in words of a language; a time of the service stays beside it for machines. */
export const dateInWords = (time: string, lang: string, dateStyle: 'medium' | 'long' = 'medium'): TemplateResult =>
  html`<time datetime=${time}>${new Intl.DateTimeFormat(lang, { dateStyle }).format(new Date(time))}</time>`;
