import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { commonPassword } from '../../src/rules/common-passwords.ts';
import { findWeakness, weakReasons } from '../../src/rules/weak-password.ts';
import { commonWord } from '../../src/server/password/common-words.ts';
import { strongPasswords, weakPasswords } from '../support/passwords.ts';

const context = { person: ['ada.lovelace@example.org', 'Ada', 'Lovelace'], service: ['EMS', '@ems.example'] };
const judge = (password: string, common = commonWord) => findWeakness(password, context, common);

/** The words of a language, in whatever order. */
const words = [
  'river',
  'candle',
  'mountain',
  'purple',
  'window',
  'quiet',
  'garden',
  'silver',
  'kitchen',
  'Gewitter',
  'Laterne',
];

describe('a password that is guessed early', () => {
  for (const [name, passwords] of Object.entries(weakPasswords))
    it(`is found: ${name}`, () => {
      assert.deepEqual(
        passwords.filter((password) => !judge(password)),
        [],
      );
    });

  it('has a reason', () => {
    const reasons: Record<string, string> = {
      password1234: 'common',
      passwordpassword: 'common',
      abcabcabcabc: 'repeated',
      aaaaaaaaaaaa: 'repeated',
      '            ': 'repeated',
      qwertyuiop12: 'sequence',
      '123456789012': 'sequence',
      '2026-11-25-01': 'date',
    };
    for (const [password, reason] of Object.entries(reasons))
      assert.deepEqual(judge(password), { code: 'password_too_weak', reason }, password);
    for (const password of weakPasswords['the person and the service']!)
      assert.deepEqual(judge(password), { code: 'password_contains_context' }, password);
  });

  it('is one with an address or a host as it is written', () => {
    const of = { person: ['ann.smith@mail.example.org', 'Ann', 'Smith'], service: ['EMS', '@id.example.com'] };
    for (const password of [
      'ann.smith@mail.example.org',
      'Ann.Smith@Mail.Example.org1',
      'smith.ann@example.org!',
      'id.example.com1',
      'www.id.example.com',
      'gro.elpmaxe.liam@htims.nna',
    ])
      for (const lists of [commonWord, commonPassword])
        assert.deepEqual(findWeakness(password, of, lists), { code: 'password_contains_context' }, password);
  });

  it('is one with an address or a name however long, and with a domain as its owner writes it', () => {
    const addresses: [email: string, password: string][] = [
      ['29ed75ba-250e-4f1d-81c2-1c2a4a58d0aa@relay.example', '29ed75ba-250e-4f1d-81c2-1c2a4a58d0aa@relay.example'],
      ['29ed75ba-250e-4f1d-81c2-1c2a4a58d0aa@relay.example', '29ed75ba250e4f1d81c21c2a4a58d0aa'],
      [`${'q7z'.repeat(3)}${'kx4w9'.repeat(11)}@example.org`, `${'q7z'.repeat(3)}${'kx4w9'.repeat(11)}!`],
      [
        'w.featherstonehaugh-cholmondeley@students.university.example',
        'w.featherstonehaugh-cholmondeley@students.university.example',
      ],
      ['ada@xn--kgelbrgsndwich-9hbd31b.example', 'kügelbärgsändwich'],
      ['qx7zk@xn--bcher-kva.example', 'qx7zk@bücher.example'],
      ['qx7zk@xn--e1afmkfd.xn--p1ai', 'qx7zk@пример.рф'],
    ];
    for (const [email, password] of addresses)
      assert.deepEqual(
        findWeakness(password, { person: [email], service: [] }, commonPassword),
        { code: 'password_contains_context' },
        password,
      );
  });

  it('is found without the lists, where it is no word', () => {
    for (const name of ['repeats', 'dates', 'the person and the service', 'backwards'])
      for (const password of weakPasswords[name]!) assert.ok(judge(password, commonPassword), password);
  });

  it('is found however it is written', () => {
    const write = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => [...text].reverse().join(''),
      (text: string) => text.replaceAll('a', '@').replaceAll('o', '0').replaceAll('e', '3'),
      (text: string) => [...text].join(' '),
      (text: string) => `${text}!`,
      (text: string) => `${text}${text}`,
      (text: string) => `${text}2026`,
      (text: string) => `1${text}`,
      (text: string) => text.replaceAll('a', 'а').replaceAll('o', 'о'),
    );
    const stems = fc.constantFrom('password', 'sunshine', 'qwertzuiop', 'lovelace', 'iloveyou', 'football', 'abcdefgh');
    fc.assert(
      fc.property(stems, write, write, (stem, one, other) => {
        const password = other(one(stem));
        return judge(password) !== undefined;
      }),
      { numRuns: 500 },
    );
  });
});

describe('a password that is not', () => {
  it('is taken, in any language', () => {
    for (const password of strongPasswords) assert.equal(judge(password), undefined, password);
  });

  it('is taken of twelve letters at random, and of four words', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyz'), minLength: 12, maxLength: 12 });
    const random = fc.sample(letters, { numRuns: 2000, seed: 1 });
    // What chance makes may happen to be "abcabc…".
    const refused = random.filter((password) => judge(password));
    assert.ok(refused.length < 10, refused.join());
    fc.assert(
      fc.property(
        fc.shuffledSubarray(words, { minLength: 4, maxLength: 5 }),
        fc.constantFrom(' ', '-', ''),
        (chosen, between) => judge(chosen.join(between)) === undefined,
      ),
    );
  });

  it('is taken of 128 characters and of 256, and judged soon', () => {
    const sentence =
      'The tram that left at dawn had seven blue lamps, two sleepy drivers and one very loud canary; nobody asked it to sing, yet. ';
    const long = (sentence + [...sentence].sort().join('') + sentence.toUpperCase()).slice(0, 256);
    for (const password of [long.slice(0, 128), long]) assert.equal(judge(password), undefined);
    judge('warm');
    const begun = performance.now();
    for (const password of [long, 'a'.repeat(256), 'p@ssw0rd'.repeat(32), 'Jx'.repeat(128), '1qaz'.repeat(64)])
      judge(password);
    assert.ok(performance.now() - begun < 3000);
  });

  it('never makes the rule fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (password) => {
        const found = judge(password);
        return !found || found.code === 'password_contains_context' || weakReasons.includes(found.reason);
      }),
    );
  });
});
