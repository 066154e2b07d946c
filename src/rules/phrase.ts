/**
 * Folds what must not matter when a phrase is typed that stands on the screen: case (in every script), Unicode forms, spaces
 * and punctuation around and between the words. By upper case first, so that "ß" is "SS"; and without the dot that a Turkish
 * "İ" leaves behind.
 */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replace(/\u0307/g, '')
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** Whether a typed phrase is the one that was asked for. */
export const isPhrase = (typed: string, phrase: string): boolean => fold(typed) === fold(phrase);
