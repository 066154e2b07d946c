import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sessionStateSchema } from '../../../src/client/ems-service/answers.ts';
import { resentSchema } from '../../../src/client/ems-service/later-answers.ts';
import { array, nullable, time } from '../../../src/client/http/later-shapes.ts';
import {
  boolean,
  custom,
  literal,
  number,
  object,
  optional,
  parse,
  seconds,
  string,
  union,
  type Shape,
} from '../../../src/client/http/shape.ts';

const person = object({ name: string(), age: optional(number()), nick: nullable(string()) });
const either = union(object({ kind: literal('a') }), object({ kind: string(), size: number() }));

/** What each shape takes as it is, and what it refuses. */
const table: Record<string, { shape: Shape<unknown>; takes: unknown[]; refuses: unknown[] }> = {
  string: { shape: string(), takes: ['', 'a'], refuses: [0, null, undefined, ['a'], {}] },
  number: { shape: number(), takes: [0, -1, 1.5], refuses: ['1', null, NaN, Infinity, JSON.parse('1e999')] },
  boolean: { shape: boolean(), takes: [true, false], refuses: [0, 'true', null] },
  seconds: { shape: seconds(), takes: [0, 1.5], refuses: [-1, '1', Infinity, null] },
  time: {
    shape: time(),
    takes: ['2026-03-14T12:00:00.000Z', '2026-03-14T12:00:00+02:00'],
    refuses: ['', 'x', '2026-03-14', '2026-13-45T99:99:99Z', '14 March 2026', 'March 14, 2026 12:00:00 GMT', 0, null],
  },
  literal: { shape: literal('a', 'b'), takes: ['a', 'b'], refuses: ['c', '', null, ['a']] },
  custom: { shape: custom((value) => value === 7), takes: [7], refuses: [8] },
  optional: { shape: optional(string()), takes: ['a', undefined], refuses: [null, 0] },
  nullable: { shape: nullable(string()), takes: ['a', null], refuses: [undefined, 0] },
  array: { shape: array(string()), takes: [[], ['a', 'b']], refuses: [['a', 0], [null], 'a', { length: 0 }, null] },
  object: {
    shape: person,
    takes: [
      { name: 'a', nick: null },
      { name: 'a', age: 1, nick: 'b' },
    ],
    refuses: [
      { name: 'a' },
      { nick: null },
      { name: 'a', age: null, nick: null },
      { name: 'a', age: '1', nick: null },
      [],
      null,
      'a',
    ],
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
      for (const value of takes) assert.deepEqual(shape['~standard'].validate(value), { value });
      for (const value of refuses) assert.ok(shape['~standard'].validate(value).issues, JSON.stringify(value));
    });
  }

  it('takes over only the members it names', () => {
    assert.deepEqual(parse(person, { name: 'a', nick: null, other: 1 }), { name: 'a', nick: null });
  });

  it('takes over nothing that is inherited, and changes no prototype', () => {
    const value: unknown = JSON.parse('{"a":"x","__proto__":{"b":"y"}}');
    const data = parse(object({ a: string(), b: optional(string()), toString: optional(custom(() => true)) }), value);
    assert.deepEqual(data, { a: 'x' });
    assert.equal(Object.getPrototypeOf(data), Object.prototype);
  });

  it('says where a value does not fit', () => {
    const pathOf = (shape: Shape<unknown>, value: unknown) => shape['~standard'].validate(value).issues?.[0]?.path;
    assert.deepEqual(pathOf(object({ list: array(person) }), { list: [{ name: 'a', nick: null }, { name: 7 }] }), [
      'list',
      1,
      'name',
    ]);
    assert.equal(pathOf(string(), 7), undefined);
  });

  it('of a union is the first that fits', () => {
    assert.deepEqual(parse(either, { kind: 'a', size: 1 }), { kind: 'a' });
  });
});

describe('the schemas', () => {
  it('take no negative seconds', () => {
    assert.equal(parse(resentSchema, { retryAfter: -1 }), undefined);
    assert.deepEqual(parse(resentSchema, { retryAfter: 0.5 }), { retryAfter: 0.5 });
  });

  it('take no account for an anonymous session and demand one for the others', () => {
    assert.deepEqual(parse(sessionStateSchema, { status: 'anonymous', account: {} }), { status: 'anonymous' });
    assert.equal(parse(sessionStateSchema, { status: 'active' }), undefined);
    assert.equal(parse(sessionStateSchema, { status: 'unverified' }), undefined);
    assert.equal(parse(sessionStateSchema, { status: 'suspended' }), undefined);
  });
});
