/** Longest name that is kept, in code points. Long enough for any name a passport prints, short enough to show in a line. */
export const maxNameLength = 100;

/**
 * What is sent: composed (NFC), with single spaces between its words and none around it. Characters that show nothing are
 * dropped, because nobody knows of having pasted them and some turn the text around them; joiners stay, since scripts and emoji
 * need them.
 */
export const normalizeName = (value: string): string =>
  value
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');

/**
 * A name is anything with something to see: every script, emoji, apostrophes, one letter. Control characters and halves of
 * characters (U+FFFD, as a form sends them) are no part of one, nor are more marks and joiners on a letter than any script piles up.
 */
export const isName = (value: string, maxLength = maxNameLength): boolean => {
  const name = normalizeName(value);
  const shows = /[^\p{M}\p{Z}\p{DI}\u2800\u{1d159}]/u.test(name);
  return shows && [...name].length <= maxLength && !/[\p{Cc}\p{Cs}\ufffd]|[\p{M}\u200c\u200d]{9}/u.test(name);
};
