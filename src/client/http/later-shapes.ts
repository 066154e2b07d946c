/** Parsers that no form waits for: see `shape.ts`. */
import { isTime } from '../../rules/time.ts';
import { check, custom, literal, refused, shapeOf, union, within, type Shape } from './shape.ts';

/** A time that a page can show. */
export const time = (): Shape<string> => custom((value) => typeof value === 'string' && isTime(value));

export const nullable = <T>(shape: Shape<T>): Shape<T | null> => union(literal(null), shape);

export const array = <T>(item: Shape<T>): Shape<T[]> =>
  shapeOf<T[]>((value) => {
    if (!Array.isArray(value)) return refused;
    const items: T[] = [];
    for (const [index, member] of value.entries()) {
      const result = check(item, member);
      if (result.issues) return within(index, result);
      items.push(result.value);
    }
    return { value: items };
  });
