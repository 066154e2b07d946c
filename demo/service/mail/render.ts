import type { AccountMail } from '../../../src/server/index.ts';
import { toLetter } from './letters.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** Plain text, and HTML that needs nothing from the network. The link is written out in both. */
export const render = (mail: AccountMail): RenderedMail => {
  const { subject, paragraphs, link, after } = toLetter(mail);
  const text = [...paragraphs, ...(link ? [link.url] : []), ...after].join('\n\n');
  // `dir="auto"` per paragraph: a name may be written the other way round than the mail.
  const paragraph = (content: string): string => `<p dir="auto">${content}</p>`;
  const url = escape(link?.url ?? '');
  const html = [
    '<!doctype html>',
    `<html lang="${escape(mail.language)}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>`,
    '<body style="font: 16px/1.5 sans-serif; max-width: 36em; margin: 0 auto; padding: 1em">',
    ...paragraphs.map((content) => paragraph(escape(content))),
    ...(link
      ? [paragraph(`<a href="${url}">${escape(link.label)}</a>`), `<p style="overflow-wrap: anywhere">${url}</p>`]
      : []),
    ...after.map((content) => paragraph(escape(content))),
    '</body></html>',
  ].join('\n');
  return { subject, text: `${text}\n`, html };
};
