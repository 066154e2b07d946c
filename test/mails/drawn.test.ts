import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import axe from 'axe-core';
import { mailWords, renderMail } from '../../src/mails/render.ts';
import { now, samples } from '../../stories/support/mails.ts';

/** A mail as a program shows it that knows all of HTML. */
const open = async (html: string, width: number): Promise<HTMLIFrameElement> => {
  const frame = document.createElement('iframe');
  frame.title = 'Mail';
  frame.style.cssText = `border: 0; width: ${width}px; height: 800px`;
  frame.srcdoc = html;
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame;
};

/** axe looks into a frame only from inside. By WCAG alone: a mail has no landmarks. */
const faultsOf = async (frame: HTMLIFrameElement): Promise<unknown[]> => {
  const inside = frame.contentWindow as Window & { axe?: typeof axe };
  const script = inside.document.createElement('script');
  script.textContent = axe.source;
  inside.document.head.append(script);
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations, passes } = await inside.axe!.run(inside.document, { runOnly });
  expect(passes.map(({ id }) => id)).to.include('color-contrast');
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
};

describe('a mail that is drawn', () => {
  afterEach(async () => {
    document.querySelectorAll('iframe').forEach((frame) => frame.remove());
    await emulateMedia({ colorScheme: 'light' });
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has no fault that axe finds (${scheme})`, async () => {
      await emulateMedia({ colorScheme: scheme });
      for (const { language } of mailWords) {
        for (const [name, mail] of Object.entries(samples('مريم', language))) {
          const frame = await open(renderMail(mail, { brand: { name: 'EMS' }, now }).html, 640);
          expect(await faultsOf(frame), name).to.deep.equal([]);
          frame.remove();
        }
      }
    });

    it(`has the colours of its scheme (${scheme})`, async () => {
      await emulateMedia({ colorScheme: scheme });
      const frame = await open(
        renderMail(samples('Zoë', 'en').verification!, { brand: { name: 'EMS' }, now }).html,
        640,
      );
      const card = frame.contentDocument!.querySelector('.card')!;
      const { backgroundColor } = frame.contentWindow!.getComputedStyle(card);
      expect(backgroundColor).to.equal(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(23, 25, 29)');
    });
  }

  it('is 600 pixels wide at most, and fits on a phone with the longest link', async () => {
    await setViewport({ width: 1300, height: 800 });
    const mail = samples('Zoë', 'en').verification!;
    const long = { ...mail, url: `https://www.example.org/${'path-'.repeat(100)}?token=${'x'.repeat(300)}` };
    for (const width of [320, 360, 600, 1280]) {
      const frame = await open(renderMail(long, { brand: { name: 'EMS' }, now }).html, width);
      const page = frame.contentDocument!;
      expect(page.documentElement.scrollWidth, `${width}`).to.be.at.most(width);
      expect(page.querySelector('.card')!.getBoundingClientRect().width).to.be.at.most(600);
      const button = page.querySelector('a')!.getBoundingClientRect();
      expect(button.height).to.be.at.least(44);
      frame.remove();
    }
  });

  it('fits on a phone with the longest address of an account', async () => {
    await setViewport({ width: 1300, height: 800 });
    const to = `${'x'.repeat(64)}@${'y'.repeat(60)}.${'z'.repeat(60)}.example.org`;
    for (const name of ['password_reset', 'device_link', 'notice password_changed']) {
      const mail = { ...samples('Zoë', 'en')[name]!, to };
      const frame = await open(renderMail(mail, { brand: { name: 'EMS' }, now }).html, 320);
      expect(frame.contentDocument!.documentElement.scrollWidth, name).to.be.at.most(320);
      frame.remove();
    }
  });

  it('shows its first sentence beside the subject in a list, and only once when it is open', async () => {
    const frame = await open(renderMail(samples('Zoë', 'en').verification!, { brand: { name: 'EMS' }, now }).html, 640);
    const { body } = frame.contentDocument!;
    expect(body.textContent.trim()).to.match(/^Your EMS account is almost ready\./);
    expect(body.innerText.match(/almost ready/g)).to.have.length(1);
  });
});
