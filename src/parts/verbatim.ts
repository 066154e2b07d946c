import { html, type TemplateResult } from 'lit';

/** A sentence, in it a word that has to stay as it is: a name, an address, what is to be typed. No translation of the page touches it. */
export const verbatim = (sentence: string, word: string): TemplateResult => {
  const [before, ...after] = sentence.split(word);
  return html`${before}<bdi translate="no">${after.length ? word : ''}</bdi>${after.join(word)}`;
};
