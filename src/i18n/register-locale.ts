import { redrawAll } from '../context/redraw.ts';
import { addLanguage, languages, languageTag } from './languages.ts';
import type { Locale } from './locale.ts';
import { setLanguages } from './localizer.ts';

/**
 * Makes a language available to every element on the page, whether they are there already or come later. English needs no
 * registration; registering it replaces words.
 */
export const registerLocale = (locale: Locale): void => {
  addLanguage(locale);
  setLanguages(languages);
  if (typeof document === 'undefined') return;
  // Elements whose own files are still on their way: their words come beside them and not after them.
  const tag = languageTag(document.documentElement.lang);
  const here = [...document.querySelectorAll(':not(:defined)')].flatMap(({ localName }) =>
    /^ems-/.test(localName) ? localName.slice(4).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) : [],
  );
  if (tag) void languages.coming(tag, here);
  redrawAll();
};
