import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthContext } from 'better-auth';
import { createUnlessThere } from '../../src/server/storage/database.ts';

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
