/**
 * The few parsers that a client's answers need, with the names and the manners of `zod/mini`, whose schemas fit wherever a
 * `Shape` is asked for. Ours, because this ships with the first form: with `zod/mini` a client weighs almost three times as
 * much (`docs/clients.md`).
 */

export type Parsed<T> = { success: true; data: T } | { success: false; data?: undefined };

export interface Shape<T> {
  /** Never throws. Of an object only the named members are taken over. */
  safeParse(value: unknown): Parsed<T>;
}

export type Infer<S> = S extends Shape<infer T> ? T : never;

type Shapes = Record<string, Shape<unknown>>;
type OptionalKeys<S extends Shapes> = { [K in keyof S]: undefined extends Infer<S[K]> ? K : never }[keyof S];
type InferObject<S extends Shapes> = { [K in Exclude<keyof S, OptionalKeys<S>>]: Infer<S[K]> } & {
  [K in OptionalKeys<S>]?: Infer<S[K]>;
};

const refused = { success: false } as const;
const accepted = <T>(data: T): Parsed<T> => ({ success: true, data });

export const custom = <T>(test: (value: unknown) => boolean): Shape<T> => ({
  safeParse: (value) => (test(value) ? accepted(value as T) : refused),
});

export const string = (): Shape<string> => custom((value) => typeof value === 'string');
export const boolean = (): Shape<boolean> => custom((value) => typeof value === 'boolean');
/** Finite: what is too large for a number is none. */
export const number = (): Shape<number> => custom(Number.isFinite);
export const literal = <const T extends string | null | undefined>(...values: T[]): Shape<T> =>
  custom((value) => values.includes(value as T));

export const union = <S extends Shape<unknown>[]>(...shapes: S): Shape<Infer<S[number]>> => ({
  safeParse(value) {
    for (const shape of shapes) {
      const parsed = shape.safeParse(value);
      if (parsed.success) return parsed as Parsed<Infer<S[number]>>;
    }
    return refused;
  },
});

export const optional = <T>(shape: Shape<T>): Shape<T | undefined> => union(literal(undefined), shape);
export const nullable = <T>(shape: Shape<T>): Shape<T | null> => union(literal(null), shape);

export const array = <T>(item: Shape<T>): Shape<T[]> => ({
  safeParse(value) {
    if (!Array.isArray(value)) return refused;
    const items: T[] = [];
    for (const member of value) {
      const parsed = item.safeParse(member);
      if (!parsed.success) return refused;
      items.push(parsed.data);
    }
    return accepted(items);
  },
});

export const object = <S extends Shapes>(shapes: S): Shape<InferObject<S>> => ({
  safeParse(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused;
    const members: Record<string, unknown> = {};
    for (const [key, shape] of Object.entries(shapes)) {
      const member: unknown = Object.hasOwn(value, key) ? value[key as keyof typeof value] : undefined;
      const parsed = shape.safeParse(member);
      if (!parsed.success) return refused;
      if (parsed.data !== undefined) members[key] = parsed.data;
    }
    return accepted(members as InferObject<S>);
  },
});
