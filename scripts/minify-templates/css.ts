import { tokenize, TokenType, type CSSToken } from '@csstools/css-tokenizer';
import type { Edit } from './edit.ts';

/** What stands for itself on both sides. Of a colon that's true of the right side only: ` :hover` isn't `:hover`. */
const apart = ['{', '}', ';', ',', '>'];
const blankless = { after: new Set([...apart, '(', '[', ':']), before: new Set([...apart, ')', ']', '!']) };
const numbers: ReadonlySet<TokenType> = new Set([TokenType.Number, TokenType.Dimension, TokenType.Percentage]);

interface Piece {
  type: TokenType;
  raw: string;
  start: number;
}

const pieces = (sheet: string): Piece[] => {
  let start = 0;
  return tokenize({ css: sheet }).map(([type, raw]: CSSToken) => {
    const piece = { type, raw, start };
    start += raw.length;
    return piece;
  });
};

/**
 * What a style sheet can do without: comments, blanks where they part nothing, a rule's last semicolon, zeros before a point. It
 * works on tokens and knows nothing of their meaning, so an expression may stand wherever a token may.
 */
export const cssEdits = (sheet: string, holdsExpression: (start: number, end: number) => boolean): Edit[] => {
  const edits: Edit[] = [];
  const cut = (start: number, end: number, text = ''): void => {
    if (sheet.slice(start, end) !== text) edits.push({ start, end, text });
  };
  let last: Piece | undefined;
  let blank = false;
  for (const piece of pieces(sheet)) {
    const { type, raw, start } = piece;
    if (type === TokenType.Whitespace) blank = true;
    if (type === TokenType.Whitespace || (type === TokenType.Comment && !holdsExpression(start, start + raw.length)))
      continue;
    if (last?.raw === ';' && raw === '}') cut(last.start, last.start + 1);
    const gap = last ? last.start + last.raw.length : 0;
    if (gap < start) {
      const parts = !(last && blankless.after.has(last.raw)) && !blankless.before.has(raw);
      // A comment alone may keep two words from becoming one.
      cut(gap, start, !parts ? '' : blank ? ' ' : '/**/');
    }
    if (numbers.has(type) && raw.startsWith('0.')) cut(start, start + 1);
    last = piece;
    blank = false;
  }
  return edits;
};
