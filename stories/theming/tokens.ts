/** The tokens and their defaults, read from the sheets that use them: a list of its own would grow old. */
import { formStyles } from '../../src/styles/form.styles.ts';
import { frameStyles } from '../../src/styles/frame.styles.ts';
import { screenStyles } from '../../src/styles/screen.styles.ts';

export interface Token {
  name: string;
  /** As it stands in the sheet, with other tokens by their public names. */
  fallback: string;
}

/** The index behind the bracket that closes what was opened before `start`. */
const closing = (text: string, start: number): number => {
  let depth = 1;
  let index = start;
  for (; depth > 0 && index < text.length; index++) {
    if (text[index] === '(') depth++;
    if (text[index] === ')') depth--;
  }
  return index;
};

const sheets = frameStyles.cssText + formStyles.cssText + screenStyles.cssText;

/** The public token behind each private one: `--_accent: var(--ems-color-accent, ...)`. */
const publicNames = new Map(
  [...sheets.matchAll(/(--_[\w-]+):\s*var\((--ems-[\w-]+),/g)].map(([, own, name]) => [own, name]),
);

export const readTokens = (): Token[] => {
  const tokens = [...sheets.matchAll(/var\((--ems-[\w-]+),\s*/g)].map((match): [string, Token] => {
    const start = match.index + match[0].length;
    const fallback = sheets.slice(start, closing(sheets, start) - 1).trim();
    const name = match[1]!;
    return [name, { name, fallback: fallback.replace(/--_[\w-]+/g, (own) => publicNames.get(own) ?? own) }];
  });
  return [...new Map(tokens).values()];
};
