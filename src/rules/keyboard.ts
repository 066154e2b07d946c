/** Rows of keys, one above the other, as far as layouts differ in what lies beside what. */
const layouts = [
  "1234567890-=|qwertyuiop[]|asdfghjkl;'|zxcvbnm,./",
  '1234567890ß|qwertzuiopü|asdfghjklöä|yxcvbnm,.-',
  '1234567890|azertyuiop|qsdfghjklm|wxcvbn,;:!',
  '1234567890-=|йцукенгшщзхъ|фывапролджэ|ячсмитьбю.',
];

/** What the row of figures writes with the shift key, on the first layout. */
const shifted = '!@#$%^&*()_+';

type Place = readonly [row: number, column: number];

const places: ReadonlyMap<string, Place>[] = layouts.map(
  (layout) =>
    new Map(
      layout
        .split('|')
        .flatMap((keys, row) => [...keys].map((key, column): [string, Place] => [key, [row, column]]))
        .concat([...shifted].map((key, column): [string, Place] => [key, [0, column]])),
    ),
);

/**
 * Runs over neighbouring keys from a character on, e.g. "asdf", "1qaz2wsx" or "q1w2e3": for each end that a run of four or more
 * may have, how often the finger turns on its way there at least.
 */
export const keyboardRuns = (characters: readonly string[], from: number): Map<number, number> => {
  const runs = new Map<number, number>();
  for (const keys of places) {
    let at = keys.get(characters[from]!);
    let turns = 0;
    let way = '';
    for (let end = from + 1; at && end < characters.length; end += 1) {
      const next = keys.get(characters[end]!);
      const [down, right] = next ? [next[0] - at[0], next[1] - at[1]] : [2, 2];
      if (Math.abs(down) > 1 || Math.abs(right) > 1 || (down === 0 && right === 0)) break;
      const taken = `${down} ${right}`;
      if (taken !== way) turns += 1;
      way = taken;
      at = next;
      if (end - from >= 3) runs.set(end + 1, Math.min(runs.get(end + 1) ?? Infinity, turns));
    }
  }
  return runs;
};
