import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import type { Edit } from './edit.ts';

type Mode = (typeof TokenizerMode)[keyof typeof TokenizerMode];

/** Elements whose blanks are seen, and what the tokenizer has to know of those that hold no elements. */
const preserving: Readonly<Record<string, Mode>> = {
  pre: TokenizerMode.DATA,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
};

export interface Range {
  start: number;
  end: number;
}

/**
 * What an HTML template can do without: blanks between the attributes of a tag and in its text but for one of each run. That one
 * stays a line break where there was one, so that words keep their distance. `preserved` is where blanks are seen.
 */
export const htmlEdits = (html: string): { edits: Edit[]; preserved: Range[] } => {
  const edits: Edit[] = [];
  const preserved: Range[] = [];
  /** Open elements whose blanks are seen. */
  const open: { name: string; start: number }[] = [];
  const cut = (start: number, end: number, text: string): void => {
    if (html.slice(start, end) !== text) edits.push({ start, end, text });
  };

  const tag = ({ tagName, location, selfClosing }: Token.TagToken): void => {
    let at = location!.startOffset + 1 + tagName.length;
    const attributes = Object.values(location!.attrs ?? {}).sort((a, b) => a.startOffset - b.startOffset);
    for (const { startOffset, endOffset } of attributes) {
      if (!html.slice(at, startOffset).trim()) cut(at, startOffset, ' ');
      at = endOffset;
    }
    const end = location!.endOffset - (selfClosing ? 2 : 1);
    // A slash right behind a value without quotes would belong to it.
    const close = selfClosing && attributes.length && !/["']/.test(html.charAt(at - 1)) ? ' ' : '';
    if (at < end && !html.slice(at, end).trim()) cut(at, end, close);
  };

  const nothing = (): void => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => {
        tag(token);
        const mode = preserving[token.tagName];
        if (mode === undefined) return;
        tokenizer.state = mode;
        open.push({ name: token.tagName, start: token.location!.endOffset });
      },
      onEndTag: ({ tagName, location }) => {
        const at = open.findLastIndex(({ name }) => name === tagName);
        if (at >= 0) preserved.push({ start: open.splice(at)[0]!.start, end: location!.startOffset });
      },
      onWhitespaceCharacter: ({ chars, location }) => {
        if (!open.length) cut(location!.startOffset, location!.endOffset, chars.includes('\n') ? '\n' : ' ');
      },
      onEof: () => {
        if (open.length) preserved.push({ start: open[0]!.start, end: html.length });
      },
      onCharacter: nothing,
      onNullCharacter: nothing,
      onComment: nothing,
      onDoctype: nothing,
    },
  );
  tokenizer.write(html, true);
  return { edits, preserved };
};
