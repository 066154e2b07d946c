import type { ComposedMail } from './compose.ts';
import type { Line } from './line.ts';

/** Quotation marks of ASCII, so that most English emails need no eighth bit; what a person typed stays as it was typed. */
const textOf = (sentence: Line): string =>
  sentence
    .map((part) => (typeof part === 'string' ? part.replace(/[‘’]/g, "'").replace(/[“”„]/g, '"') : part.quoted))
    .join('');

/** The twin of the HTML: the same facts in the same order. A paragraph is one line, a link is alone on its line. */
export const renderText = ({ greeting, paragraphs, action, after, reason }: ComposedMail): string =>
  [
    ...[greeting, ...paragraphs].map(textOf),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...after.map(textOf),
    // The mark of a signature, which mail programs set apart (RFC 3676 section 4.3).
    `-- \n${textOf(reason)}`,
  ].join('\n\n') + '\n';
