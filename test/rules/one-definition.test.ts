import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

/** What gives a rule away, and the files that may have it. The suite is left out: it judges clients from outside. */
const rules: Record<string, { tells: RegExp; in: readonly string[] }> = {
  'the alphabet of recovery codes': { tells: /0123456789ABCDEFGHJKMNPQRSTVWXYZ/, in: ['src/rules/recovery-code.ts'] },
  Base32: { tells: /ABCDEFGHIJKLMNOPQRSTUVWXYZ234567/, in: ['src/rules/base32.ts'] },
  TOTP: { tells: /['"]SHA-1['"]|'SHA1' as|0x7fff_?ffff/i, in: ['src/rules/totp.ts'] },
  'the URI of a key': { tells: /`otpauth:\/\/totp\/\$/, in: ['src/rules/totp.ts'] },
  'what is dropped from a code': {
    tells: /replace(All)?\(\/\[(\\s[-=]*|\^\\p\{L\}\\p\{N\})\]/,
    in: ['src/rules/base32.ts', 'src/rules/one-time-code.ts'],
  },
  'composing (passwords, names)': {
    tells: /normalize\('NFK?C'\)/,
    in: ['email', 'fold-case', 'guesses', 'name', 'one-time-code', 'password', 'profile-field', 'weak-password'].map(
      (name) => `src/rules/${name}.ts`,
    ),
  },
  'what is dropped from a name, or refused in it': {
    tells: /\\p\{C[fcs]\}/,
    in: [
      ...['email', 'name', 'phrase', 'profile-field'].map((name) => `src/rules/${name}.ts`),
      // Escapes in a line of the log what shows nothing, and drops nothing.
      'demo/service/log.ts',
      // Counts what would be costly to compose, and drops nothing either.
      'src/server/http/incoming.ts',
    ],
  },
  'the shape of an e-mail address': { tells: /#\$%&'\*\+/, in: ['src/rules/email.ts'] },
  'comparing e-mail addresses': { tells: /mail\w*\)?\??\.(trim\(\)\.)?toLowerCase\(/i, in: ['src/rules/email.ts'] },
  'domains in Unicode': {
    tells: /xn--/,
    // A server has it fetched by naming one.
    in: ['src/parts/email-address.ts', 'src/rules/punycode.ts', 'src/server-render/index.ts'],
  },
  'the policies of passwords': { tells: /minLength: [1-9]/, in: ['src/rules/password.ts'] },
  'limits and lifetimes': {
    tells:
      /\b(max|most|few)(Authenticators|RecoveryCodes)\b.* = \d|\b(challenge|setUp|resetLink|fresh)(Seconds|Lifetime|Tries) = \d/,
    in: ['src/rules/limits.ts'],
  },
  'the words of mails': { tells: /\bsubject: ['"`]/, in: ['src/mails/words/de.ts', 'src/mails/words/en.ts'] },
  'return addresses': { tells: /\[\^!-~\]\|/, in: ['src/rules/return-address.ts'] },
  'the names of journeys on the wire': {
    tells: /\[a-z0-9-\]\{1,40\}\$?\/.*ourney|ourney.*\[a-z0-9-\]\{1,40\}/,
    in: ['src/rules/return-address.ts'],
  },
  'the machine itself': { tells: /localhost\|\./, in: ['src/rules/local-host.ts'] },
  records: { tells: /value is Record<string, unknown>/, in: ['src/rules/record.ts'] },
  'random values': {
    tells: /getRandomValues/,
    in: ['random-id', 'recovery-code', 'totp'].map((name) => `src/rules/${name}.ts`),
  },
  "Better Auth's name for passwords": { tells: /(?<!\[)'credential'/, in: ['src/server/account/users.ts'] },
};

const root = new URL('../../', import.meta.url);
const sources = new Map<string, string>();
for await (const file of glob(['src/**/*.ts', 'demo/**/*.{ts,tsx,vue}', 'test/support/*.ts'], {
  cwd: root,
  exclude: ['demo/dist/**', 'src/testing/**'],
})) {
  sources.set(file, await readFile(new URL(file, root), 'utf8'));
}

describe('one definition', () => {
  for (const [rule, { tells, in: allowed }] of Object.entries(rules)) {
    it(`of ${rule}`, () => {
      const found = [...sources].flatMap(([file, text]) => (tells.test(text) ? [file] : []));
      assert.deepEqual(found.sort(), [...allowed].sort());
    });
  }

  it('of rules without imports from elsewhere, and without a page or Node', () => {
    for (const [file, text] of sources) {
      if (!file.startsWith('src/rules/')) continue;
      for (const [, from = ''] of text.matchAll(/(?:from|import\() ?'([^']+)'/g))
        assert.match(from, /^\.\/[\w-]+\.ts$/, file);
      assert.doesNotMatch(text, /\b(document|window|process|Buffer|localStorage)\b\./, file);
    }
  });
});
