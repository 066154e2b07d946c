import { isName, normalizeName } from '../rules/name.ts';
import type { Quoted } from './line.ts';

/** Longest name that is repeated: a name, and no message. */
const maxShown = 64;

/** What programs read as the dots, the "at" and the colon of an address (UTS 46). Joiners and marks hide none of them. */
const dot = '[.\\u2024\\u3002\\ufe52\\uff0e\\uff61][\\u200c\\u200d\\p{M}]*';
const domain = new RegExp(`${dot}\\p{Ll}[\\u200c\\u200d\\p{M}]*\\p{L}`, 'u');
const address = /[@\ufe6b\uff20]|[:\ufe55\uff1a]\S|[/\\]{2}|\d+(\.\d+){3}|(\d\D{0,2}){9}/u;
const dotWithoutSpace = new RegExp(`${dot}(?=\\p{L})`, 'gu');

/**
 * A name that somebody typed, for an email. Mail programs make links of whatever looks like an address or a telephone number, also in
 * plain text, so a stranger's name could carry a link in an email of ours: what looks like one is left out. A dot that only might
 * be part of one gets the space that typesetters put after it ("St. John", "J. R. R."). Nothing invisible is put in.
 */
export const shownName = (typed: string): Quoted | undefined => {
  const name = normalizeName(typed);
  if (!isName(name, maxShown) || domain.test(name) || address.test(name)) return undefined;
  return { quoted: name.replace(dotWithoutSpace, '$& ') };
};
