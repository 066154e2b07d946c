/** Sentences of ours with words of somebody else in them. */

/** A name or an address that somebody typed. Its direction and its look are its own. */
export interface Quoted {
  readonly quoted: string;
}

export type Line = readonly (string | Quoted)[];

/** A sentence; as a tag of a template, what stands in it keeps being told from the words around it. */
export const line = (words: TemplateStringsArray, ...values: (string | number | Quoted)[]): Line =>
  words
    .flatMap((text, index) => {
      const value = values[index];
      return [text, typeof value === 'number' ? String(value) : (value ?? '')];
    })
    .filter((part) => part !== '');

/** A sentence as text. */
export const textOf = (sentence: Line): string =>
  sentence.map((part) => (typeof part === 'string' ? part : part.quoted)).join('');
