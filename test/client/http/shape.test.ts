import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemDocumentSchema, resentSchema, sessionStateSchema } from '../../../src/client/ems-service/answers.ts';
import { array, boolean, custom, literal, nullable, number, object, optional, string, union, type Shape } from '../../../src/client/http/shape.ts';

const person = object({ name: string(), age: optional(number()), nick: nullable(string()) });
const either = union(object({ kind: literal('a') }), object({ kind: string(), size: number() }));

/** What each shape takes as it is, and what it refuses. */
const table: Record<string, { shape: Shape<unknown>; takes: unknown[]; refuses: unknown[] }> = {
  string: { shape: string(), takes: ['', 'a'], refuses: [0, null, undefined, ['a'], {}] },
  number: { shape: number(), takes: [0, -1, 1.5], refuses: ['1', null, NaN, Infinity, JSON.parse('1e999')] },
  boolean: { shape: boolean(), takes: [true, false], refuses: [0, 'true', null] },
  literal: { shape: literal('a', 'b'), takes: ['a', 'b'], refuses: ['c', '', null, ['a']] },
  custom: { shape: custom((value) => value === 7), takes: [7], refuses: [8] },
  optional: { shape: optional(string()), takes: ['a', undefined], refuses: [null, 0] },
  nullable: { shape: nullable(string()), takes: ['a', null], refuses: [undefined, 0] },
  array: { shape: array(string()), takes: [[], ['a', 'b']], refuses: [['a', 0], [null], 'a', { length: 0 }, null] },
  object: {
    shape: person,
    takes: [{ name: 'a', nick: null }, { name: 'a', age: 1, nick: 'b' }],
    refuses: [{ name: 'a' }, { nick: null }, { name: 'a', age: null, nick: null }, { name: 'a', age: '1', nick: null }, [], null, 'a'],
  },
  'nested objects': {
    shape: object({ list: array(person) }),
    takes: [{ list: [] }, { list: [{ name: 'a', nick: null }] }],
    refuses: [{ list: [{}] }, { list: {} }, {}],
  },
  union: { shape: either, takes: [{ kind: 'a' }, { kind: 'b', size: 1 }], refuses: [{ kind: 'b' }, {}, null] },
};

describe('a shape', () => {
  for (const [name, { shape, takes, refuses }] of Object.entries(table)) {
    it(name, () => {
      for (const value of takes) assert.deepEqual(shape.safeParse(value), { success: true, data: value });
      for (const value of refuses) assert.equal(shape.safeParse(value).success, false, JSON.stringify(value));
    });
  }

  it('takes over only the members it names', () => {
    assert.deepEqual(person.safeParse({ name: 'a', nick: null, other: 1 }).data, { name: 'a', nick: null });
  });

  it('takes over nothing that is inherited, and changes no prototype', () => {
    const value: unknown = JSON.parse('{"a":"x","__proto__":{"b":"y"}}');
    const { data } = object({ a: string(), b: optional(string()), toString: optional(custom(() => true)) }).safeParse(value);
    assert.deepEqual(data, { a: 'x' });
    assert.equal(Object.getPrototypeOf(data), Object.prototype);
  });

  it('of a union is the first that fits', () => {
    assert.deepEqual(either.safeParse({ kind: 'a', size: 1 }).data, { kind: 'a' });
  });
});

describe('the schemas', () => {
  it('take no negative seconds', () => {
    assert.equal(resentSchema.safeParse({ retryAfter: -1 }).success, false);
    assert.deepEqual(resentSchema.safeParse({ retryAfter: 0.5 }), { success: true, data: { retryAfter: 0.5 } });
  });

  it('take no account for an anonymous session and demand one for the others', () => {
    assert.deepEqual(sessionStateSchema.safeParse({ standing: 'anonymous', account: {} }).data, { standing: 'anonymous' });
    assert.equal(sessionStateSchema.safeParse({ standing: 'active' }).success, false);
    assert.equal(sessionStateSchema.safeParse({ standing: 'unverified' }).success, false);
    assert.equal(sessionStateSchema.safeParse({ standing: 'suspended' }).success, false);
  });

  it('take a problem document with nothing of ours in it', () => {
    assert.deepEqual(problemDocumentSchema.safeParse({ type: 'about:blank', status: 500 }).data, {});
  });
});
