/** The picture, read by a decoder. That a scanner reads it from the screen is tested with the demo. */
import { render } from 'lit';
import decodeQR from 'qr/decode.js';
import { drawQrCode } from '../../../src/elements/totp-setup/qr-code.ts';
import { expect, fixture, html } from '../../support/elements.ts';

const uri =
  'otpauth://totp/Example%20Inc%3A%20%C3%9C:ada%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example&algorithm=SHA1&digits=6&period=30';

const draw = async (text: string): Promise<SVGSVGElement> => {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  render(drawQrCode(text)('A picture'), place);
  return place.querySelector('svg')!;
};

/** What the picture looks like, four pixels to a module. */
const photograph = (picture: SVGSVGElement): ImageData => {
  const { x, y, width, height } = picture.viewBox.baseVal;
  const context = new OffscreenCanvas(width * 4, height * 4).getContext('2d')!;
  context.scale(4, 4);
  context.translate(-x, -y);
  context.fillStyle = picture.querySelector('rect')!.getAttribute('fill')!;
  context.fillRect(x, y, width, height);
  context.fillStyle = picture.querySelector('path')!.getAttribute('fill')!;
  context.fill(new Path2D(picture.querySelector('path')!.getAttribute('d')!));
  return context.getImageData(0, 0, width * 4, height * 4);
};

describe('the picture of a QR code', () => {
  it('says the text, for every length that a set-up may have', async () => {
    for (let length = 1; length < 700; length += 50) {
      const text = Array.from({ length }, (_, index) => 'aé?%&=x9A名'[(index * 7 + length) % 10]).join('');
      expect(decodeQR(photograph(await draw(text)), { timeLimit: 10_000 }), `${length} characters`).to.equal(text);
    }
    expect(decodeQR(photograph(await draw(uri)))).to.equal(uri);
  });

  it('is one path, with a quiet zone of four modules around it', async () => {
    const picture = await draw(uri);
    expect(picture.querySelectorAll('path')).to.have.length(1);
    const { x, y, width, height } = picture.viewBox.baseVal;
    const box = picture.querySelector('path')!.getBBox();
    expect([box.x, box.y]).to.deep.equal([0, 0]);
    expect([x, y, width, height]).to.deep.equal([-4, -4, box.width + 8, box.height + 8]);
  });

  it('is black on white, by attributes that no page and no scheme of colours changes', async () => {
    const picture = await draw(uri);
    expect(picture.querySelector('path')!.getAttribute('fill')).to.equal('#000');
    expect(picture.querySelector('rect')!.getAttribute('fill')).to.equal('#fff');
  });
});
