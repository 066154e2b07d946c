import type { EmsElement } from '../../base/ems-element.ts';
import { languages, languageTag } from '../../i18n/languages.ts';
import { langAround } from '../../i18n/localizer.ts';
import { shippedLanguages } from '../package-facts.ts';
import { afterPatience, say } from '../say.ts';

/** The languages that may still be registered. */
const awaited = new Set<string>();

/** The page's language where it isn't registered. Where the page names none, it is the person's, which nobody has to offer. */
const missingAt = (element: EmsElement): string | undefined => {
  const tag = languageTag(langAround(element));
  return tag && !/^en\b/i.test(tag) && !languages.has(tag) ? tag : undefined;
};

/** Looks for the page's language, which may come later than the element. */
export const expectLanguage = (element: EmsElement): void => {
  const tag = missingAt(element);
  if (!tag || awaited.has(tag)) return;
  awaited.add(tag);
  afterPatience(() => {
    awaited.delete(tag);
    if (!element.isConnected || missingAt(element) !== tag) return;
    const { language } = new Intl.Locale(tag);
    say('missing-language', element, tag, shippedLanguages.includes(language) ? language : undefined);
  });
};
