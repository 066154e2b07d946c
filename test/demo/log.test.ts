import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logLine } from '../../demo/service/log.ts';

describe('a line of the log', () => {
  it('is one line in visible characters, and says what it was given', () => {
    const hostile =
      'a\n{"level":"security"}\r\u001b[2J\u009b2J\u0085\u2028\u2029\u202eb\u2066\u200b\ufeff\u{e0001}\ud800é💥';
    const line = logLine({ event: 'problem', message: hostile });
    assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    assert.ok(line.includes('é💥'));
    assert.deepEqual(JSON.parse(line), { event: 'problem', message: hostile });
  });
});
