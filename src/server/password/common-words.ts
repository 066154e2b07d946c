import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as german } from '@zxcvbn-ts/language-de';
import { dictionary as english } from '@zxcvbn-ts/language-en';

/** What nobody's list puts first: a word of a language is never as good as a password that many have. */
const leastForWord = 2.3;

const readLists = (): Map<string, number> => {
  const costs = new Map<string, number>();
  const read = (words: readonly (string | number)[], least: number): void => {
    for (const [place, word] of words.entries()) {
      const text = String(word).toLowerCase();
      const cost = Math.max(Math.log10(place + 2), least);
      if (cost < (costs.get(text) ?? Infinity)) costs.set(text, cost);
    }
  };
  read(common['passwords-common'], 0.7);
  for (const words of [english['commonWords-en'], english['firstnames-en'], german.commonWords, german.firstnames])
    read(words, leastForWord);
  return costs;
};

let costs: Map<string, number> | undefined;

/**
 * By how many guesses a password of many people, or a frequent word or first name in English or German, is found, as a power of ten.
 * The lists are read when the first password is judged: about 100,000 words, 10 MB.
 */
export const commonWord = (word: string): number | undefined => (costs ??= readLists()).get(word);
