import { escapeHtml } from '../../mails/html.ts';
import { pickLanguage } from '../mail/language.ts';

/** As the elements say it, which the service doesn't have. */
const wordsIn = {
  en: {
    title: 'Something went wrong',
    said: 'The service is busy or having problems. Please try again in a few minutes.',
    reference: 'If this keeps happening, give support this reference:',
    tryAgain: 'Try again',
  },
  de: {
    title: 'Etwas ist schiefgegangen',
    said: 'Der Dienst ist gerade überlastet oder gestört. Bitte versuchen Sie es in ein paar Minuten erneut.',
    reference: 'Falls das wieder passiert, nennen Sie dem Support diese Referenz:',
    tryAgain: 'Erneut versuchen',
  },
};
type Language = keyof typeof wordsIn;

/** What is shown where not even the site's own page can be drawn: nothing of it is needed, and no style, which its policy may forbid. */
export const failedPage = (
  { headers }: Request,
  { reference, way }: { reference: string; way: string },
): { language: string; html: string } => {
  const language = pickLanguage(headers.get('accept-language'), Object.keys(wordsIn)) as Language;
  const { title, said, reference: before, tryAgain } = wordsIn[language];
  const html = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<main>
<h1>${title}</h1>
<p>${said}</p>
<p><a href="${escapeHtml(way)}">${tryAgain}</a></p>
<p>${before} <code translate="no">${reference}</code></p>
</main>
</html>
`;
  return { language, html };
};
