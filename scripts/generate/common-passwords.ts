/** `src/rules/common-passwords.ts`: what a browser knows of the passwords that everybody has. */
import { dictionary } from '@zxcvbn-ts/language-common';
import { estimateGuesses } from '../../src/rules/guesses.ts';

const count = 150;

/** The list has words that no page should have in its source; the service knows them. */
const rude =
  /fuck|puss|shit|cock|dick|tits|boob|sex|^ass|bitch|porn|cunt|horny|cum|penis|vagin|hooter|bone|xxx|lover|panties/;

/** The first words of the list, without what the rule finds by itself: repeats, sequences, keys side by side. */
export const commonPasswords = (): string => {
  const words = dictionary['passwords-common']
    .filter((word) => /^[a-z]{5,}$/.test(word) && !rude.test(word))
    .filter((word) => estimateGuesses(word, () => undefined).guesses >= 4.5)
    .slice(0, count);
  const lines: string[] = [];
  for (const word of words) {
    const line = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length && line.length <= 120) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return `// Written by \`npm run generate\`.

/** Words of the passwords that most people have, the most frequent first. */
const words = \`
${lines.join('\n')}\`.split(/\\s/);

/** By how many guesses such a word is found, as a power of ten. */
export const commonPassword = (word: string): number | undefined => {
  const place = words.indexOf(word);
  return place < 1 ? undefined : Math.max(0.7, Math.log10(place + 1));
};
`;
};
