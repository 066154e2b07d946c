/** How an address is shown: with its domain as people write it. */
import { normalizeEmail } from './email.ts';
import { labelText } from './punycode.ts';

/** Scripts that a word may mix: Japanese, Chinese and Korean are written in several. All others stand alone. */
const mixed = ['Latin Han Hiragana Katakana', 'Latin Han Bopomofo', 'Latin Han Hangul'];
const alone =
  'Arabic Armenian Bengali Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan';
const scripts = [...mixed, ...alone.split(' ')].map((names) => {
  const letters = `${names} Zyyy Zinh`.replace(/(\w+) ?/g, '\\p{scx=$1}');
  return new RegExp(`^[${letters}]+$`, 'u');
});

/** Letters of the Latin script that are other ones at a glance; Cyrillic and Greek ones that are Latin ones. */
const phonetic = /[\u0250-\u02af\u1d00-\u1dbf]/;
const likeLatin = /^[асԁеһіјӏорԛѕԝхуѵьгпωαικνορτυχ\d-]+$/;

/** Whether a label can be read as nothing but itself, by what browsers demand of the addresses they show. */
const isPlain = (label: string, topLevel: string): boolean =>
  scripts.some((script) => script.test(label)) &&
  !phonetic.test(label) &&
  !(likeLatin.test(label) && /^[\0-\x7f]*$/.test(topLevel));

/**
 * An address as it is shown: its domain in Unicode where that can be read as nothing else (UTS 39) and leads back to the same
 * domain. Otherwise in ASCII, so that no domain passes for another one.
 */
export const emailText = (email: string): string => {
  const at = email.lastIndexOf('@') + 1;
  const labels = email.slice(at).split('.').map(labelText);
  const topLevel = labels.at(-1)!;
  const text = email.slice(0, at) + labels.join('.');
  return text !== email && labels.every((label) => isPlain(label, topLevel)) && normalizeEmail(text) === email
    ? text
    : email;
};

/** Both forms where they differ: for news of an address that somebody else may have chosen. */
export const emailInFull = (email: string): string => {
  const text = emailText(email);
  return text === email ? email : `${text} (${email})`;
};
