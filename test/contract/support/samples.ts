/** Values of a schema of the contract, and of nearly every other shape, for fast-check. */
import fc from 'fast-check';
import * as z from 'zod';
import type { JsonSchema } from '../../../scripts/generate/comments.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const jsonSchemaOf = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;

/** Members that may be there: one that is `never` isn't. */
const membersOf = ({ properties = {} }: JsonSchema): [string, JsonSchema][] =>
  Object.entries(properties).filter(([, member]) => !member.not);

const time = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
  .map((date) => date.toISOString());

const arbitrary = (schema: JsonSchema): fc.Arbitrary<Json> => {
  if (schema.const !== undefined) return fc.constant(schema.const as Json);
  if (schema.enum) return fc.constantFrom(...(schema.enum as Json[]));
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return fc.oneof(...parts.map(arbitrary));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(
        fc.nat(),
        fc.double({ min: typeof schema.minimum === 'number' ? schema.minimum : -1e9, noNaN: true, max: 1e9 }),
      );
    case 'string':
      return schema.format === 'date-time' ? time : fc.string({ unit: 'binary' });
    case 'array':
      return fc.array(arbitrary(schema.items ?? {}), { maxLength: 3 });
    case 'object': {
      const members = membersOf(schema).map(([name, member]) => [name, arbitrary(member)] as const);
      return fc.record(Object.fromEntries(members), { requiredKeys: schema.required ?? [] });
    }
    default:
      throw new Error(`No values are made of ${JSON.stringify(schema)}.`);
  }
};

/** Values that the schema takes, optional members there or not. */
export const valuesOf = (schema: z.ZodType): fc.Arbitrary<Json> => arbitrary(jsonSchemaOf(schema));

/** One value for each way through the unions, with every optional member and at least one item in every list. */
export const fullValuesOf = (schema: z.ZodType): Json[] => {
  const full = (part: JsonSchema): Json[] => {
    if (part.const !== undefined) return [part.const as Json];
    if (part.enum) return part.enum as Json[];
    const parts = part.anyOf ?? part.oneOf;
    if (parts) return parts.flatMap(full);
    if (part.type === 'array') return [[], full(part.items ?? {})];
    if (part.type !== 'object') return fc.sample(arbitrary(part), { numRuns: 1, seed: 1 });
    // Each member in each of its ways, the others in their first.
    const members = membersOf(part).map(([name, member]) => [name, full(member)] as const);
    const first = Object.fromEntries(members.map(([name, [value]]) => [name, value!]));
    return [first, ...members.flatMap(([name, ways]) => ways.slice(1).map((value) => ({ ...first, [name]: value })))];
  };
  return full(jsonSchemaOf(schema));
};

type Path = (string | number)[];

/** Every place in a value: the whole, each member, each item. */
export const placesIn = (value: Json, path: Path = []): Path[] => [
  path,
  ...(value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) =>
        placesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
];

/** What stands in another's place: every type, and the edges of each. */
const others: Json[] = [
  null,
  true,
  0,
  -1,
  0.5,
  '',
  'x',
  '2026-13-45T99:99:99Z',
  '2026-01-01T00:00:00+02:00',
  [],
  [null],
  [[]],
  {},
  { x: 1 },
];

const changed = (
  value: Json,
  path: Path,
  change: (parent: Record<string | number, Json>, key: string | number) => void,
): Json => {
  const root: { value: Json } = structuredClone({ value });
  const [key, ...above] = ['value', ...path].reverse();
  const parent = above.reverse().reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], root);
  change(parent as Record<string | number, Json>, key!);
  return root.value;
};

/** The value with something else in one of its places. */
export const withAt = (value: Json, path: Path, other: Json): Json =>
  changed(value, path, (parent, key) => (parent[key] = other));

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((parent, key) => (parent as Record<string | number, Json>)[key]!, value);

/** A value of each shape that the schema takes, with each text in it replaced by each of these. */
export const withTexts = (schema: z.ZodType, texts: readonly string[]): Json[] =>
  fullValuesOf(schema).flatMap((full) =>
    placesIn(full)
      .filter((path) => typeof at(full, path) === 'string')
      .flatMap((path) => texts.map((text) => withAt(full, path, text))),
  );

/** The value with one place of it changed in every way: taken away, of another type, with a member more. */
export const mutantsOf = (value: Json): Json[] =>
  placesIn(value).flatMap((path) => [
    ...others.map((other) => withAt(value, path, other)),
    ...(path.length > 0
      ? [
          changed(value, path, (parent, key) =>
            Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key],
          ),
        ]
      : []),
    changed(value, path, (parent, key) => {
      const inner = parent[key];
      if (inner !== null && typeof inner === 'object' && !Array.isArray(inner))
        Object.assign(inner, { extra: 1, toString: 'x' });
    }),
  ]);
