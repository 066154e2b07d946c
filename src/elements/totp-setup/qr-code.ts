import { correction, generate, mode } from 'lean-qr';
import { svg, html, type TemplateResult } from 'lit';

/** ISO/IEC 18004 section 9.1: without it scanners don't find the code. */
const quietZone = 4;

/** Draws a text as a QR code: one path of the dark modules, each run of them a rectangle. */
export const drawQrCode = (text: string): ((label: string) => TemplateResult) => {
  // As bytes, without a word on their character set: not every scanner knows what to do with one.
  const bytes = mode.bytes(new TextEncoder().encode(text));
  const modules = generate(bytes, { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M });
  const { size } = modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && modules.get(x, y)) x++;
      if (x > start) path += `M${start} ${y}h${x - start}v1H${start}z`;
    }
  }
  const edge = size + 2 * quietZone;
  return (label) =>
    html`<svg class="ems-qr" role="img" aria-label=${label} viewBox="-${quietZone} -${quietZone} ${edge} ${edge}">
      ${svg`<rect x="-4" y="-4" width="100%" height="100%" fill="#fff" /><path fill="#000" d=${path} />`}
    </svg>`;
};
