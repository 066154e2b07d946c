import { redrawAll } from '../context/redraw.ts';
import { fetchWords, languages, languagesFor, languageTag, type Language, type Locale } from './locale.ts';

/**
 * Makes a language available to every element on the page, whether they are there already or come later. English needs no
 * registration; registering it replaces words.
 */
export const registerLocale = (locale: Locale): void => {
  const language: Language = { ...locale, coming: new Map() };
  languages.set(locale.code.toLowerCase(), language);
  if (typeof document === 'undefined') return;
  // Elements whose own files are still on their way: their words come beside them and not after them.
  const tag = languageTag(document.documentElement.lang);
  if (tag && languagesFor(tag).includes(language)) {
    for (const file of Object.keys(locale.files ?? {})) {
      if (document.querySelector(`ems-${file.replace(/[A-Z]/g, '-$&')}`)) void fetchWords(language, file);
    }
  }
  redrawAll();
};
