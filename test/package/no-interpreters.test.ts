import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const code = new Map(
  globSync(['src/**/*.ts', 'demo/service/**/*.ts'], { cwd: root }).map((file) => [
    file,
    readFileSync(`${root}/${file}`, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''),
  ]),
);

/** What none of the delivered code does, so that no text of a request can reach it. */
const absent: Record<string, RegExp> = {
  'makes a program of a text': /\beval\s*\(|\bnew Function\b|\bsetTimeout\(\s*['"`]|node:vm\b/,
  'starts a program': /child_process|worker_threads|\bexecFile\b/,
  'writes markup past a template':
    /\b(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\b|unsafeHTML|unsafeSVG/,
  'reads XML': /\bDOMParser\b|XMLHttpRequest|from '(?:xml|sax|libxml)[^']*'/,
  'speaks LDAP, GraphQL or WebSocket, or to other browsers': /\bldap|\bgraphql\b|\bWebSocket\b|\bRTC[A-Z]\w+/i,
};

describe('the delivered code', () => {
  it('is looked at', () => assert.ok(code.size > 300));

  for (const [what, pattern] of Object.entries(absent)) {
    it(`nowhere ${what}`, () => {
      for (const [file, text] of code) assert.doesNotMatch(text, pattern, file);
    });
  }

  it('follows no redirect where the service asks somebody', () => {
    const asking = [...code].filter(
      ([file, text]) => /^(src\/server|demo\/service)\//.test(file) && /\bfetch\(/.test(text),
    );
    assert.deepEqual(
      asking.map(([file]) => file),
      ['src/server/password/breached-passwords.ts'],
    );
    for (const [file, text] of asking) assert.match(text, /redirect: 'error'/, file);
  });
});
