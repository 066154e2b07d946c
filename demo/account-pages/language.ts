import { pickLanguage } from '../../src/server/mail/language.ts';
import { germanWords } from './words.de.ts';

/** What the account site speaks. */
const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** English for whoever wants none of them. */
export const languageFor = (acceptLanguage: string | null | undefined): Language =>
  pickLanguage(acceptLanguage, languages) as Language;

/** The texts of a page: what stands between two tags. */
export const text = />([^<>]*[^<>\s][^<>]*)</g;
export const plain = (written: string): string => written.replace(/\s+/g, ' ').trim();

/** A page of the account site, which is written in English. What has no German, such as the name, stays. */
export const inLanguage = (html: string, language: Language): string => {
  if (language === 'en') return html;
  const said = html.replace(text, (whole, written: string) => {
    const words = germanWords[plain(written)];
    return words === undefined
      ? whole
      : whole.replace(/(^>\s*)[^]*?(\s*<$)/, (_, before, after) => `${before}${words}${after}`);
  });
  return said.replace('<html lang="en"', () => `<html lang="${language}"`);
};

/** The legal texts are in one language, and say so. */
export const isTranslated = (path: string): boolean => !path.startsWith('/legal/');

/** Of a page that is there in several languages, for caches (RFC 9110 sections 8.5 and 12.5.5). */
export const languageHeaders = (language: Language): Record<string, string> => ({
  'content-language': language,
  vary: 'accept-language',
});
