import { expect } from '@open-wc/testing';
import { expiresIn } from '../../src/mails/expires-in.ts';
import { palette } from '../../src/mails/palette.ts';
import { mailWords, renderMail } from '../../src/mails/render.ts';
import { frameStyles } from '../../src/styles/frame.styles.ts';
import { now, samples } from '../../stories/support/mails.ts';
import { noLinks } from '../support/links.ts';

const brand = { name: 'Element One' };
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** As a reader sees it: one entry for each paragraph, heading and button, without what is hidden. */
const blocksOf = (page: Document): string[] =>
  [...page.querySelectorAll('[role=article] :is(p, h1, a)')].map(({ textContent }) => textContent);

/** The quotation marks of plain text are those of ASCII. */
const ascii = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”„]/g, '"');

for (const { language, fallback } of mailWords) {
  describe(`mails (${language})`, () => {
    for (const [name, mail] of Object.entries(samples('Zoë', language))) {
      const rendered = renderMail(mail, { brand, now });
      const page = parse(rendered.html);
      const links = [...page.querySelectorAll('a')];

      describe(name, () => {
        it('says in which language it is, and what it is about', () => {
          expect(rendered.language).to.equal(language);
          for (const root of [page.documentElement, page.querySelector('[role=article]')!]) {
            expect(root.getAttribute('lang')).to.equal(language);
            expect(root.getAttribute('dir')).to.equal('ltr');
          }
          expect(page.title).to.equal(rendered.subject);
          expect([...page.querySelectorAll('h1')].map(({ textContent }) => textContent)).to.deep.equal([
            rendered.subject,
          ]);
        });

        it('has a twin in plain text with the same words in the same order', () => {
          const [logo, heading, ...blocks] = blocksOf(page);
          expect([logo, heading]).to.deep.equal([brand.name, rendered.subject]);
          // The note below the button and the mark of the signature are each other's counterpart in form, not in words.
          const said = blocks.filter((block) => block !== fallback && block !== mail.url);
          const read = rendered.text
            .split('\n')
            .filter((line) => line !== '' && line !== '-- ' && line !== mail.url)
            .map((line) =>
              links.some(({ textContent }) => `${ascii(textContent)}:` === line) ? line.slice(0, -1) : line,
            );
          expect(read).to.deep.equal(said.map(ascii));
        });

        it('leads to one address, whole, and written out beside the button and in the text', () => {
          const told = mail.kind !== 'notice' || mail.event !== 'account_deleted' ? [mail.url] : [];
          expect(links.map((link) => link.getAttribute('href'))).to.deep.equal(told);
          expect(rendered.text.match(/^https?:.*$/gm) ?? []).to.deep.equal(told);
          expect(blocksOf(page).filter((block) => block.startsWith('http'))).to.deep.equal(told);
        });

        it('has no link whose words look like an address', () => {
          for (const { textContent } of links) expect(textContent).not.to.match(/[./:@]/);
        });

        it('needs nothing from the network', () => {
          expect(
            page.querySelectorAll('img, script, link, iframe, object, [src], [srcset], [background]').length,
          ).to.equal(0);
          expect(rendered.html).not.to.match(/url\(|@import/);
        });

        it('is made of tables that say that they are none', () => {
          for (const table of page.querySelectorAll('table'))
            expect(table.getAttribute('role')).to.equal('presentation');
        });

        it('begins its sentences with capital letters', () => {
          for (const line of rendered.text.split('\n')) expect(line).not.to.match(/^(?!https?:)\p{Ll}/u);
        });

        it('is ASCII in its HTML, and has no line that a mail server would cut', () => {
          expect(rendered.html).to.match(/^[\0-\x7f]*$/);
          expect(Math.max(...rendered.html.split('\n').map(({ length }) => length))).to.be.at.most(998);
        });
      });
    }

    it('greet nobody by a name that looks like a link', () => {
      const [greeting] = renderMail(samples('Zoë', language).already_registered!, { brand, now }).text.split('\n');
      const [bare] = renderMail(samples('evil.example', language).already_registered!, { brand, now }).text.split('\n');
      expect(greeting).to.match(/ Zoë,$/);
      expect(bare).to.equal(greeting!.replace(' Zoë', ''));
    });

    it('say whose account they are about: several may have one mailbox', () => {
      const mails = Object.entries(samples('Zoë', language));
      const about = mails.filter(([name]) => /^(notice|password_reset|device_link)/.test(name));
      expect(about).to.have.length(mails.length - 4);
      for (const [name, mail] of about) {
        const { text, html } = renderMail({ ...mail, to: 'zoe@xn--mller-kva.example' }, { brand, now });
        const named = 'zoe@müller.example (zoe@xn--mller-kva.example)';
        expect(text.replaceAll('\n', ' '), name).to.contain(named);
        expect(
          [...parse(html).querySelectorAll('bdi')].map((each) => each.textContent),
          name,
        ).to.include(named);
      }
    });

    it('greet nobody at an address that nobody has confirmed', () => {
      for (const kind of ['verification', 'email_change']) {
        const { subject, text, html } = renderMail(samples('Mallory', language)[kind]!, { brand, now });
        expect(subject + text + html).not.to.include('Mallory');
      }
    });

    it('name no device that looks like a link', () => {
      const mail = { ...samples('Zoë', language)['notice authenticator_added']!, device: 'evil.example' };
      const { text, html } = renderMail(mail, { brand, now });
      expect(text + html).not.to.include('evil');
    });
  });
}

describe('a mail', () => {
  const mail = samples('<b>مريم</b>', 'en').already_registered!;

  it('keeps what somebody typed apart: no markup, and its own direction', () => {
    const page = parse(renderMail(mail, { brand, now }).html);
    expect(page.querySelector('b')).to.equal(null);
    expect(page.querySelector('bdi')!.textContent).to.equal('<b>مريم</b>');
  });

  it('takes a picture as its logo, which says whose it is', () => {
    const logo = 'https://www.example.org/logo.png?a=1&b="';
    const page = parse(renderMail(mail, { brand: { name: 'A & "B"', logo }, now }).html);
    const [image, ...more] = page.querySelectorAll('img');
    expect([image?.getAttribute('src'), image?.alt, more.length]).to.deep.equal([logo, 'A & "B"', 0]);
  });

  it('takes colours', () => {
    const colours = { accent: ['#5b2bd0', '#c3adff'] } as const;
    const { html } = renderMail(mail, { brand: { ...brand, colours }, now });
    expect(html).to.include('background-color:#5b2bd0').and.to.include('background-color: #c3adff !important');
    expect(html).not.to.include(palette.accent[0]);
  });

  it('is in the first language where it is wanted in one that there is not', () => {
    expect(renderMail({ ...mail, language: 'fr' }, { brand, now }).language).to.equal('en');
  });
});

describe('how long a link works', () => {
  const at = (minutes: number): string => expiresIn(new Date(now + minutes * 60_000).toISOString(), now, 'en');

  it('is said in a unit that fits, and never too long', () => {
    expect([0.1, 1, 30, 119, 120, 179, 24 * 60, 48 * 60, 7 * 24 * 60 - 1].map(at)).to.deep.equal([
      'in 1 minute',
      'in 1 minute',
      'in 30 minutes',
      'in 119 minutes',
      'in 2 hours',
      'in 2 hours',
      'in 24 hours',
      'in 2 days',
      'in 6 days',
    ]);
  });
});

describe('the colours of mails', () => {
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (...colours: [string, string]): number => {
    const [light, dark] = colours.map(luminance).sort((a, b) => b - a) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };

  it('are legible in light and in dark', () => {
    for (const [front, back] of [
      ['text', 'surface'],
      ['muted', 'surface'],
      ['muted', 'ground'],
      ['accent', 'ground'],
      ['on-accent', 'accent'],
    ] as const)
      for (const shade of [0, 1])
        expect(contrast(palette[front][shade]!, palette[back][shade]!), `${front} on ${back}`).to.be.at.least(4.5);
  });

  it('are those of the elements', () => {
    const styles = frameStyles.cssText.replaceAll(/\s/g, '');
    for (const [name, [light, dark]] of Object.entries(palette)) {
      if (name === 'ground') continue;
      expect(styles).to.include(`var(--ems-color-${name},light-dark(${light},${dark}))`);
    }
  });
});

describe('a mail', () => {
  it('links to nothing that runs as a program', () => {
    for (const url of noLinks) {
      const mail = Object.values(samples('Zoë', 'en')).find((each) => 'url' in each)!;
      const { html, text } = renderMail({ ...mail, url }, { brand: { ...brand, logo: url }, now });
      const page = parse(html);
      expect([...page.querySelectorAll('[href], img')]).to.deep.equal([]);
      expect(text).not.to.contain(url);
    }
  });
});
