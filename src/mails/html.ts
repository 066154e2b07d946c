import type { ComposedMail } from './compose.ts';
import { isLink } from '../rules/link.ts';
import { textOf, type Line } from './line.ts';
import { createLook, type Paint } from './look.ts';
import type { Colour, Shades } from './palette.ts';

export interface MailBrand {
  /** Whose email it is, e.g. "EMS": the logo where there is no picture, and in the sentences. */
  name: string;
  /**
   * Address of a picture, `https:`, legible on light and on dark; drawn 32 pixels high. Mail programs fetch it from there or,
   * many of them, don't: without one an email needs nothing from the network and tells nobody that it was read.
   */
  logo?: string | undefined;
  /** Colours other than the elements' own, each for light and dark. */
  colours?: Partial<Record<Colour, Shades>> | undefined;
}

/** All of it ASCII, so that no way of transport has to encode it. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'\u0080-\u{10ffff}]/gu, (character) => {
    const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
    return `&${names[character] ?? `#${character.codePointAt(0)}`};`;
  });

/** Words of somebody else in an element of their own, so that they turn no sentence around. */
const markup = (sentence: Line): string =>
  sentence
    .map((part) => (typeof part === 'string' ? escapeHtml(part) : `<bdi>${escapeHtml(part.quoted)}</bdi>`))
    .join('');

const fonts = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const wrapAnywhere = 'word-break:break-all';

/**
 * One column of at most 600 pixels, made of tables for the sake of Outlook, which also gets a width of its own. The button is
 * a padded link in a coloured cell. Its address is written out below as text and not as a link: whoever rewrites
 * links on the way leaves it whole, and no link says another address than it leads to.
 */
export const renderHtml = (mail: ComposedMail, brand: MailBrand): string => {
  const { language, dir, subject, action } = mail;
  const look = createLook(brand.colours);
  const side = dir === 'rtl' ? 'right' : 'left';
  const table = (style: string, more = ''): string =>
    `<table role="presentation" border="0" cellpadding="0" cellspacing="0"${more} style="${style}">`;
  const text = (tag: string, style: string, paint: Paint, content: string): string =>
    `<${tag}${look.attributes(`${fonts};text-align:${side};${style}`, paint)}>${content}</${tag}>`;
  const paragraph = (sentence: Line): string =>
    text(
      'p',
      'margin:0 0 16px;font-size:16px;line-height:24px;overflow-wrap:anywhere',
      { color: 'text' },
      markup(sentence),
    );
  const small = (content: string, style = ''): string =>
    text(
      'p',
      `margin:0 0 4px;font-size:13px;line-height:20px;overflow-wrap:anywhere;${style}`,
      { color: 'muted' },
      content,
    );
  const name = escapeHtml(brand.name);
  const url = escapeHtml(action?.url ?? '');
  const button = (label: string): string[] => [
    table('margin:8px 0 24px;border-collapse:separate'),
    `<tr><td align="center"${look.attributes('border-radius:8px;mso-padding-alt:12px 24px', { 'background-color': 'accent' })}>`,
    `<a href="${url}"${look.attributes(
      `${fonts};display:inline-block;padding:12px 24px;font-size:16px;line-height:24px;font-weight:600;text-decoration:none`,
      { color: 'on-accent' },
    )}>${escapeHtml(label)}</a>`,
    '</td></tr></table>',
  ];
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}" dir="${dir}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">',
    '<meta name="x-apple-disable-message-reformatting">',
    `<title>${escapeHtml(subject)}</title>`,
    `<style>\n${look.styleSheet}\n</style>`,
    '<!--[if mso]><style>h1, p, a, td { font-family: Arial, sans-serif !important; }</style><![endif]-->',
    '</head>',
    `<body${look.attributes('margin:0;padding:0;-webkit-text-size-adjust:100%', { 'background-color': 'ground' })}>`,
    // Shown beside the subject in the list of an inbox, and nowhere in the email.
    `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(textOf(mail.paragraphs[0]))}</div>`,
    // Some programs drop the attributes of `html` and `body`.
    `<div role="article" aria-roledescription="email" aria-label="${escapeHtml(subject)}" lang="${escapeHtml(language)}" dir="${dir}">`,
    table('width:100%', ` width="100%"`),
    `<tr><td align="center"${look.attributes('padding:24px 12px', { 'background-color': 'ground' })}>`,
    '<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->',
    table('width:100%;max-width:600px;margin:0 auto;border-collapse:separate', ` width="100%"`),
    `<tr><td style="padding:0 12px 16px">`,
    brand.logo === undefined || !isLink(brand.logo)
      ? text('p', 'margin:0;font-size:20px;line-height:32px;font-weight:700', { color: 'accent' }, name)
      : `<img src="${escapeHtml(brand.logo)}" alt="${name}" height="32" style="display:block;height:32px;width:auto;border:0">`,
    '</td></tr>',
    `<tr><td${look.attributes(
      'padding:32px;border-width:1px;border-style:solid;border-radius:16px',
      { 'background-color': 'surface', 'border-color': 'border' },
      'card',
    )}>`,
    text(
      'h1',
      'margin:0 0 16px;font-size:22px;line-height:30px;font-weight:700',
      { color: 'text' },
      escapeHtml(subject),
    ),
    ...[mail.greeting, ...mail.paragraphs].map(paragraph),
    ...(action ? button(action.label) : []),
    ...mail.after.map(paragraph),
    ...(action ? [small(escapeHtml(mail.fallback)), small(url, wrapAnywhere)] : []),
    '</td></tr>',
    `<tr><td style="padding:16px 12px 0">`,
    small(markup(mail.reason)),
    '</td></tr></table>',
    '<!--[if mso]></td></tr></table><![endif]-->',
    '</td></tr></table>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
};
