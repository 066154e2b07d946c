import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthContext } from 'better-auth';
import { atomically, createUnlessThere } from '../../src/server/storage/database.ts';

/** A database in which others are faster: rows by key, and what happens right before each of our statements. */
const overtaken = (before: Record<'create' | 'findOne', (rows: Map<string, object>) => void>, failing = false) => {
  const rows = new Map<string, object>();
  const adapter = {
    create({ data }: { data: { key: string } }) {
      before.create(rows);
      if (failing) return Promise.reject(new Error('no connection'));
      if (rows.has(data.key)) return Promise.reject(new Error('duplicate key'));
      rows.set(data.key, data);
      return Promise.resolve(data);
    },
    findOne({ where: [{ value }] }: { where: [{ value: string }] }) {
      before.findOne(rows);
      return Promise.resolve(rows.get(value) ?? null);
    },
  };
  return { rows, context: { adapter } as unknown as AuthContext };
};

const row = { model: 'requestLimit', data: { key: 'a', count: 1 } };
const nothing = (): void => undefined;

describe('a row that others make and remove at the same moment', () => {
  it('is made once', async () => {
    const { context } = overtaken({ create: nothing, findOne: nothing });
    assert.equal(await createUnlessThere(context, row), true);
    assert.equal(await createUnlessThere(context, row), false);
  });

  it('is made where it was made by others and removed before anybody looked', async () => {
    const theirs = [true];
    const { context, rows } = overtaken({
      create: (all) => void (theirs.pop() && all.set('a', {})),
      findOne: (all) => void all.delete('a'),
    });
    assert.equal(await createUnlessThere(context, row), true);
    assert.deepEqual(rows.get('a'), row.data);
  });

  it('is a failure where the database fails', async () => {
    const { context } = overtaken({ create: nothing, findOne: nothing }, true);
    await assert.rejects(createUnlessThere(context, row), /no connection/);
  });
});

describe('a transaction that waits for another one, and that one for it', () => {
  const failing = (times: number, error: Error) => {
    let tries = 0;
    const adapter = {
      transaction: (work: (inside: object) => Promise<unknown>) => {
        tries += 1;
        return tries <= times ? Promise.reject(error) : work({});
      },
    };
    return { tries: () => tries, context: { adapter } as unknown as AuthContext };
  };
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
  const done = (): Promise<string> => Promise.resolve('done');

  it('is carried out anew where the database has ended it', async () => {
    for (const error of [deadlock, new Error('The query failed.', { cause: deadlock })]) {
      const { context, tries } = failing(2, error);
      assert.equal(await atomically(context, done), 'done');
      assert.equal(tries(), 3);
    }
  });

  it('is a failure after some times, and at once for another reason', async () => {
    const again = failing(9, deadlock);
    await assert.rejects(atomically(again.context, done), /deadlock/);
    assert.equal(again.tries(), 3);
    const other = failing(9, Object.assign(new Error('no connection'), { code: '08006' }));
    await assert.rejects(atomically(other.context, done), /no connection/);
    assert.equal(other.tries(), 1);
  });

  it('is carried out anew as a whole, and not a part of it alone', async () => {
    const { context, tries } = failing(0, deadlock);
    let parts = 0;
    const part = (): Promise<never> => {
      parts += 1;
      return Promise.reject(deadlock);
    };
    await assert.rejects(
      atomically(context, () => atomically(context, part)),
      /deadlock/,
    );
    assert.deepEqual([tries(), parts], [3, 3]);
  });
});
