/**
 * The few parsers that a client's first answers need, with the names of `zod/mini`; those of the later ones: `later-shapes.ts`. Ours, because this ships with the first form:
 * with `zod/mini` a client weighs almost three times as much (`docs/clients.md`).
 */
import { isRecord } from '../../rules/record.ts';
import type { SchemaResult } from './standard-schema.ts';

/** A `StandardSchema` that answers at once and never throws. Of an object only the named members are taken over. */
export interface Shape<T> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<T>;
  };
}

export type Infer<S> = S extends Shape<infer T> ? T : never;

type Shapes = Record<string, Shape<unknown>>;
type OptionalKeys<S extends Shapes> = { [K in keyof S]: undefined extends Infer<S[K]> ? K : never }[keyof S];
type InferObject<S extends Shapes> = { [K in Exclude<keyof S, OptionalKeys<S>>]: Infer<S[K]> } & {
  [K in OptionalKeys<S>]?: Infer<S[K]>;
};

export const shapeOf = <T>(validate: (value: unknown) => SchemaResult<T>): Shape<T> => ({
  '~standard': { version: 1, vendor: 'ems-elements', validate },
});

export const check = <T>(shape: Shape<T>, value: unknown): SchemaResult<T> => shape['~standard'].validate(value);

/** The value as the shape takes it over; nothing where it doesn't fit. */
export const parse = <T>(shape: Shape<T>, value: unknown): T | undefined => {
  const result = check(shape, value);
  return result.issues ? undefined : result.value;
};

export const refused = { issues: [{ message: 'unexpected' }] };

/** The issues of a member, as issues of what it is a member of. */
export const within = (
  key: PropertyKey,
  { issues }: Extract<SchemaResult<unknown>, { issues: readonly unknown[] }>,
): SchemaResult<never> => ({
  issues: issues.map(({ message, path = [] }) => ({ message, path: [key, ...path] })),
});

export const custom = <T>(test: (value: unknown) => boolean): Shape<T> =>
  shapeOf((value) => (test(value) ? { value: value as T } : refused));

export const string = (): Shape<string> => custom((value) => typeof value === 'string');
export const boolean = (): Shape<boolean> => custom((value) => typeof value === 'boolean');
/** Finite: what is too large for a number is none. */
export const number = (): Shape<number> => custom(Number.isFinite);
/** Zero or more, since a waiting time is one. */
export const seconds = (): Shape<number> => custom((value) => Number.isFinite(value) && (value as number) >= 0);
export const literal = <const T extends string | null | undefined>(...values: T[]): Shape<T> =>
  custom((value) => values.includes(value as T));

export const union = <S extends Shape<unknown>[]>(...shapes: S): Shape<Infer<S[number]>> =>
  shapeOf((value) => {
    let result: SchemaResult<unknown> = refused;
    for (const shape of shapes) {
      result = check(shape, value);
      if (!result.issues) break;
    }
    return result as SchemaResult<Infer<S[number]>>;
  });

export const optional = <T>(shape: Shape<T>): Shape<T | undefined> => union(literal(undefined), shape);
export const object = <S extends Shapes>(shapes: S): Shape<InferObject<S>> =>
  shapeOf<InferObject<S>>((value) => {
    if (!isRecord(value)) return refused;
    const members: Record<string, unknown> = {};
    for (const [key, shape] of Object.entries(shapes)) {
      const member: unknown = Object.hasOwn(value, key) ? value[key] : undefined;
      const result = check(shape, member);
      if (result.issues) return within(key, result);
      if (result.value !== undefined) members[key] = result.value;
    }
    return { value: members as InferObject<S> };
  });
