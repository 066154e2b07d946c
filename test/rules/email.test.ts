import assert from 'node:assert/strict';
import { domainToUnicode } from 'node:url';
import { describe, it } from 'node:test';
import { emailKey, isEmail, normalizeEmail } from '../../src/rules/email.ts';
import { emailInFull, emailText } from '../../src/rules/email-text.ts';
import { decodePunycode } from '../../src/rules/punycode.ts';
import { emails, noEmails } from '../../src/testing/emails.ts';

describe('an e-mail address', () => {
  for (const [typed, sent] of emails) {
    it(`is taken as ${JSON.stringify(typed)} and sent as ${sent}`, () => {
      assert.equal(normalizeEmail(typed), sent);
      assert.equal(normalizeEmail(sent), sent);
      assert.ok(isEmail(typed) && isEmail(sent));
      assert.equal(emailKey(typed), sent.toLowerCase());
    });
  }

  for (const typed of noEmails) {
    it(`is not ${JSON.stringify(typed.slice(0, 80))}`, () => {
      assert.ok(!isEmail(typed));
      assert.ok(!isEmail(normalizeEmail(typed)), 'nor once normalized');
    });
  }

  it('is judged at once, however long a hostile one is', () => {
    const long = 250_000;
    const start = performance.now();
    for (const text of [
      'a'.repeat(long),
      `${'a'.repeat(long)}@`,
      '@'.repeat(long),
      `a@${'a.'.repeat(long)}`,
      `a@${'1'.repeat(long)}`,
      `a@${'-'.repeat(long)}x`,
      `a@${'ü'.repeat(long)}`,
      ' '.repeat(long) + 'a',
    ]) {
      assert.ok(!isEmail(text));
    }
    assert.ok(performance.now() - start < 5000);
  });

  it('has 64 characters before the @ and 254 in all', () => {
    const domain = `${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.org`;
    assert.ok(isEmail(`${'x'.repeat(64)}@${domain}`) && domain.length === 189);
    assert.ok(!isEmail(`${'x'.repeat(65)}@example.org`));
    assert.ok(!isEmail(`${'x'.repeat(64)}@d${domain}`));
    assert.ok(isEmail(`x@${'d'.repeat(63)}.org`) && !isEmail(`x@${'d'.repeat(64)}.org`));
  });
});

describe('an address that is shown', () => {
  const shown: [email: string, text: string][] = [
    ['ann@example.org', 'ann@example.org'],
    ['ann@xn--bcher-kva.example', 'ann@bücher.example'],
    ['ann@xn--e1afmkfd.xn--p1ai', 'ann@пример.рф'],
    ['ann@mail.xn--r8jz45g.xn--zckzah', 'ann@mail.例え.テスト'],
    ['ann@xn--mgba3gch31f060k.com', 'ann@نامه\u200cای.com'],
    ['ann@xn--53h.example', 'ann@☕.example'],
    ['ann@xn--zca.example', 'ann@ß.example'],
    ['ann@xn--11b4c3d.com', 'ann@कॉम.com'],
    ['ann@xn--3e0b707e.com', 'ann@한국.com'],
  ];
  for (const [email, text] of shown) it(`is ${text} for ${email}`, () => assert.equal(emailText(email), text));

  const hidden = {
    'Cyrillic letters in a Latin word': 'ann@exаmple.org',
    'Greek letters in a Latin word': 'ann@gοogle.com',
    'a Cyrillic word that looks Latin': 'ann@аррӏе.com',
    'a Greek word that looks Latin': 'ann@νικο.com',
    'phonetic letters': 'ann@ɡooɡle.com',
    'scripts that nobody mixes': 'ann@αб.example',
  };
  for (const [what, typed] of Object.entries(hidden)) {
    it(`stays in ASCII for ${what}`, () => {
      const email = normalizeEmail(typed);
      assert.match(email, /^ann@xn--[\w-]+\.\w+$/);
      assert.equal(emailText(email), email);
    });
  }

  it('stays in ASCII where its label is not what the URL standard makes of its text', () => {
    for (const email of [
      'ann@xn--a.example',
      'ann@xn--.example',
      'ann@xn--bcher-kva-.example',
      'ann@xn--B-jva.example',
      'ann@xn--example-.org',
      'ann@xn--99999999999999.example',
    ]) {
      assert.equal(emailText(email), email);
    }
  });

  it('stands in both forms where somebody else may have chosen it', () => {
    assert.equal(emailInFull('ann@example.org'), 'ann@example.org');
    assert.equal(emailInFull('ann@xn--bcher-kva.example'), 'ann@bücher.example (ann@xn--bcher-kva.example)');
  });
});

describe('punycode', () => {
  /** RFC 3492 section 7.1, those that are no mix of cases. */
  const samples: [label: string, text: string][] = [
    ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
    ['4dbcagdahymbxekheh6e0a7fei0b', 'למההםפשוטלאמדבריםעברית'],
    ['n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa', 'なぜみんな日本語を話してくれないのか'],
    ['b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
    ['2-u9tlzr9756bt3uc0v', 'ひとつ屋根の下2'],
    ['d9juau41awczczp', 'そのスピードで'],
    ['-> $1.00 <--', '-> $1.00 <-'],
  ];
  for (const [label, text] of samples) it(`is read: ${text}`, () => assert.equal(decodePunycode(label), text));

  it('is read as Node reads it', () => {
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48_271) % 0x7fff_ffff) % below;
    const ranges = [
      [0x61, 26],
      [0xe0, 22],
      [0x3b1, 17],
      [0x430, 32],
      [0x5d0, 27],
      [0x627, 20],
      [0x4e00, 5000],
      [0xac00, 5000],
      [0x1f600, 60],
    ] as const;
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: 1 + random(12) }, () => {
        const [first, size] = ranges[random(ranges.length)]!;
        return String.fromCodePoint(first + random(size));
      }).join('');
      if (!URL.canParse(`http://${text}.example`)) continue;
      const { hostname } = new URL(`http://${text}.example`);
      const [label = ''] = hostname.split('.');
      if (label.startsWith('xn--'))
        assert.equal(`${decodePunycode(label.slice(4))}.example`, domainToUnicode(hostname));
    }
  });
});
