import { foldCase } from './fold-case.ts';

/** Folds what must not matter when a phrase is typed that stands on the screen: case and form, spaces and punctuation around and between the words. */
const fold = (text: string): string =>
  foldCase(text)
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** Whether a typed phrase is the one that was asked for. */
export const isPhrase = (typed: string, phrase: string): boolean => fold(typed) === fold(phrase);
