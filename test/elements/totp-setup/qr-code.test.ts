/** The picture, compared with the whole of `qrcode`. That a scanner reads it is tested with the demo. */
import qrcode from 'qrcode';
import { render } from 'lit';
import { drawQrCode } from '../../../src/elements/totp-setup/qr-code.ts';
import { qrMatrix } from '../../../src/elements/totp-setup/qr-matrix.ts';
import { expect, fixture, html } from '../../support/elements.ts';

const uri =
  'otpauth://totp/Example%20Inc%3A%20%C3%9C:ada%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example&algorithm=SHA1&digits=6&period=30';

const rows = ({ size, get }: { size: number; get: (row: number, column: number) => number }): string[] =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (get(row, column) ? '#' : '.')).join(''),
  );

const own = (text: string): string[] => {
  const matrix = qrMatrix(text);
  return rows({ size: matrix.size, get: (row, column) => matrix.get(row, column) });
};

const theirs = (text: string): string[] => {
  const { modules } = qrcode.create([{ data: new TextEncoder().encode(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  });
  return rows({ size: modules.size, get: (row, column) => modules.get(row, column) });
};

describe('the matrix of a QR code', () => {
  it('is the one of `qrcode`, for every length that a set-up may have', () => {
    for (let length = 1; length < 700; length += 9) {
      const text = Array.from({ length }, (_, index) => 'aé?%&=x9A名'[(index * 7 + length) % 10]).join('');
      expect(own(text).join('\n'), `${length} characters`).to.equal(theirs(text).join('\n'));
    }
    expect(own(uri)).to.deep.equal(theirs(uri));
  });
});

describe('the picture of a QR code', () => {
  const draw = async (): Promise<SVGSVGElement> => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    render(drawQrCode(uri)('A picture'), place);
    return place.querySelector('svg')!;
  };

  it('draws the matrix as one path, with a quiet zone of four modules around it', async () => {
    const picture = await draw();
    const expected = theirs(uri);
    expect(picture.querySelectorAll('path')).to.have.length(1);
    const { x, y, width, height } = picture.viewBox.baseVal;
    expect([x, y, width, height]).to.deep.equal([-4, -4, expected.length + 8, expected.length + 8]);
    const drawn = expected.map((row) => [...row].map(() => '.'));
    for (const [, column, row, run] of picture
      .querySelector('path')!
      .getAttribute('d')!
      .matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      drawn[Number(row)]!.fill('#', Number(column), Number(column) + Number(run));
    }
    expect(drawn.map((row) => row.join(''))).to.deep.equal(expected);
  });

  it('is black on white, by attributes that no page and no scheme of colours changes', async () => {
    const picture = await draw();
    expect(picture.querySelector('path')!.getAttribute('fill')).to.equal('#000');
    expect(picture.querySelector('rect')!.getAttribute('fill')).to.equal('#fff');
  });
});
