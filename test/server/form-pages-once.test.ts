import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createOnce } from '../../src/server/form-pages/once.ts';

describe('one press of a button', () => {
  const start = (): {
    press: (key: string, status?: number) => Promise<string>;
    pass: (milliseconds: number) => void;
  } => {
    let now = 0;
    let asked = 0;
    const once = createOnce(() => new Date(now));
    return {
      press: async (key, status = 200) =>
        (await once(key, async () => new Response(`answer ${++asked}`, { status }))).text(),
      pass: (milliseconds) => (now += milliseconds),
    };
  };

  it('has the same answer for whoever presses twice, for ten seconds', async () => {
    const { press, pass } = start();
    assert.deepEqual(await Promise.all([press('a'), press('a')]), ['answer 1', 'answer 1']);
    pass(9_999);
    assert.equal(await press('a'), 'answer 1');
    pass(1);
    assert.equal(await press('a'), 'answer 2');
  });

  it('that was refused is pressed anew', async () => {
    const { press } = start();
    assert.equal(await press('a', 422), 'answer 1');
    assert.equal(await press('a'), 'answer 2');
  });

  it('keeps no more than a thousand answers, whoever presses how often', async () => {
    const { press } = start();
    assert.equal(await press('the first'), 'answer 1');
    for (let each = 0; each < 1500; each++) await press(`of a flood ${each}`);
    assert.equal(await press('of a flood 1499'), 'answer 1501');
    assert.equal(await press('of a flood 600'), 'answer 602');
    assert.equal(await press('the first'), 'answer 1502');
  });
});
