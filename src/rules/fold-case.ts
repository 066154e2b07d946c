/**
 * Text for comparing without case and form (NFKC), in every script. By way of upper case, so that "ß" and "ẞ" are "SS"; and
 * without the dot that a Turkish "İ" leaves behind.
 */
export const foldCase = (text: string): string =>
  text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replaceAll('\u0307', '').normalize('NFC');
