import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createOnce } from '../../src/server/form-pages/once.ts';

describe('one press of a button', () => {
  const start = (): {
    press: (key: string, about?: { status?: number; client?: string; until?: Promise<void> }) => Promise<string>;
    pass: (milliseconds: number) => void;
  } => {
    let now = 0;
    let asked = 0;
    const once = createOnce(() => new Date(now));
    return {
      press: async (key, { status = 200, client, until } = {}) =>
        (
          await once(key, client, async () => {
            asked += 1;
            const response = new Response(`answer ${asked}`, { status });
            await until;
            return response;
          })
        ).text(),
      pass: (milliseconds) => (now += milliseconds),
    };
  };

  /** Of as many clients. */
  const flood = async ({ press }: ReturnType<typeof start>, presses: number): Promise<void> => {
    for (let each = 0; each < presses; each++) await press(`of a flood ${each}`, { client: `192.0.2.${each}` });
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
    assert.equal(await press('a', { status: 422 }), 'answer 1');
    assert.equal(await press('a'), 'answer 2');
  });

  it('that failed is pressed anew', async () => {
    const { press } = start();
    await assert.rejects(press('a', { until: Promise.reject(new Error('off')) }));
    assert.equal(await press('a'), 'answer 2');
  });

  it('is carried out once however long it takes, and its ten seconds begin with its answer', async () => {
    const { press, pass } = start();
    let answerNow = (): void => undefined;
    const slow = new Promise<void>((resolve) => (answerNow = resolve));
    const first = press('a', { until: slow });
    pass(60_000);
    const second = press('a');
    answerNow();
    assert.deepEqual(await Promise.all([first, second]), ['answer 1', 'answer 1']);
    pass(9_999);
    assert.equal(await press('a'), 'answer 1');
  });

  it('is carried out once whatever is pressed meanwhile', async () => {
    const started = start();
    const { press } = started;
    let answerNow = (): void => undefined;
    const slow = new Promise<void>((resolve) => (answerNow = resolve));
    const first = press('the first', { until: slow });
    const others = Array.from({ length: 1500 }, (_, each) => press(`another ${each}`, { until: slow }));
    await flood(started, 1500);
    const second = press('the first');
    answerNow();
    await Promise.all(others);
    assert.deepEqual(await Promise.all([first, second]), ['answer 1', 'answer 1']);
  });

  it('loses its answer to no flood from one address', async () => {
    const { press } = start();
    assert.equal(await press('the first', { client: '192.0.2.1' }), 'answer 1');
    for (let each = 0; each < 1500; each++) await press(`of a flood ${each}`, { client: '192.0.2.2' });
    assert.equal(await press('the first', { client: '192.0.2.1' }), 'answer 1');
  });

  it('keeps no more than a thousand answers, whoever presses how often, and fifty of one client', async () => {
    const started = start();
    const { press } = started;
    assert.equal(await press('the first'), 'answer 1');
    await flood(started, 1500);
    assert.equal(await press('of a flood 1499'), 'answer 1501');
    assert.equal(await press('of a flood 600'), 'answer 602');
    assert.equal(await press('the first'), 'answer 1502');
    for (let each = 0; each < 60; each++) await press(`of one ${each}`, { client: '198.51.100.1' });
    assert.equal(await press('of one 59', { client: '198.51.100.1' }), 'answer 1562');
    assert.equal(await press('of one 0', { client: '198.51.100.1' }), 'answer 1563');
  });
});
