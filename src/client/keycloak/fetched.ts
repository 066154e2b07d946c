import { failure, type Outcome } from '../outcome.ts';
import { textOf } from '../text-of.ts';

/** What a page needs when a person looks at something, or changes it, is fetched then. */
export const fetched = async <Part, T>(
  load: Promise<Part>,
  run: (part: Part) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  let part: Part;
  try {
    part = await load;
  } catch (error) {
    return failure('part_missing', { detail: textOf(error) });
  }
  return run(part);
};
