import type { AccountMail } from './account-mail.ts';
import { composeMail } from './compose.ts';
import { renderHtml, type MailBrand } from './html.ts';
import { renderText } from './text.ts';
import { german } from './words/de.ts';
import { english } from './words/en.ts';
import type { MailWords } from './words.ts';

/** Emails are written in these languages; the first for whoever asked for none of them. */
export const mailWords: readonly [MailWords, ...MailWords[]] = [english, german];

export interface RenderedMail {
  language: string;
  subject: string;
  text: string;
  html: string;
}

export interface RenderMailOptions {
  brand: MailBrand;
  /** Instead of {@link mailWords}, or more of them. */
  words?: readonly [MailWords, ...MailWords[]] | undefined;
  /** Milliseconds since the epoch; `Date.now()` when absent. */
  now?: number | undefined;
}

/** An email as a person gets it: HTML that needs nothing from the network, and the same in plain text. */
export const renderMail = (
  mail: AccountMail,
  { brand, words: languages = mailWords, now = Date.now() }: RenderMailOptions,
): RenderedMail => {
  const words = languages.find(({ language }) => language === mail.language) ?? languages[0];
  const composed = composeMail(mail, { words, service: brand.name, now });
  const { language, subject } = composed;
  return { language, subject, text: renderText(composed), html: renderHtml(composed, brand) };
};
