/** The ways in which a set of codes leaves the page: as a file, and on paper. */
import { html, render } from 'lit';
import { css } from '../../styles/css.ts';

export interface SheetOfCodes {
  title: string;
  /** Whose they are, since when, and how they are used. */
  lines: string[];
  codes: readonly string[];
  lang: string;
}

const text = ({ title, lines, codes }: SheetOfCodes): string => [title, ...lines, '', ...codes, ''].join('\r\n');

/** A file of the browser's own making: saving it is no request, so the strictest policy allows it. */
export const download = (sheet: SheetOfCodes, fileName: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text(sheet)], { type: 'text/plain;charset=utf-8' }));
  link.download = `${fileName}.txt`;
  link.click();
  // A browser may take a moment, or ask the person, before it reads the file.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

/** In force while the codes are printed: everything else on the page stays away from the paper. */
const { styleSheet } = css`
  @media screen {
    .ems-print {
      display: none;
    }
  }
  @media print {
    body > :not(.ems-print) {
      display: none !important;
    }
    .ems-print {
      color: #000;
      font:
        12pt/1.5 system-ui,
        sans-serif;
    }
    .ems-print h1 {
      font-size: 18pt;
    }
    .ems-print ol {
      columns: 2;
      padding: 0;
      list-style: none;
      direction: ltr;
      font:
        14pt/2 ui-monospace,
        monospace;
    }
  }
`;

/** Prints nothing but the codes. */
export const printSheet = ({ title, lines, codes, lang }: SheetOfCodes): void => {
  const paper = document.createElement('section');
  paper.className = 'ems-print';
  paper.lang = lang;
  render(
    html`<h1>${title}</h1>
      ${lines.map((line) => html`<p>${line}</p>`)}
      <ol translate="no">
        ${codes.map((code) => html`<li>${code}</li>`)}
      </ol>`,
    paper,
  );
  document.body.append(paper);
  document.adoptedStyleSheets.push(styleSheet!);
  const done = (): void => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== styleSheet);
  };
  addEventListener('afterprint', done, { once: true });
  print();
};
