import { keyboardRuns } from './keyboard.ts';

/** What a part of a password is to somebody who guesses. */
export type Familiar = 'common' | 'context' | 'repeated' | 'sequence' | 'date';

/** A word that is tried early: by how many guesses, as a power of ten. */
export interface Word {
  cost: number;
  kind: 'common' | 'context';
}

/** Words in lower case, of three characters at least. */
export type Words = (word: string) => Word | undefined;

export interface Estimate {
  /** How many guesses it takes about, as a power of ten. */
  guesses: number;
  /** What makes it easy, by how many characters it explains; nothing where all of it has to be guessed letter by letter. */
  familiar: Familiar | undefined;
}

/** No word of the lists is longer, and none is looked up that is. */
export const longestWord = 24;

/** Letters that others pass for: on the screen, and as they are written in games. */
const lookAlikes: Record<string, string> = Object.fromEntries(
  Object.entries({
    a: 'аα@4',
    b: 'вβ8',
    c: 'сϲ(',
    d: 'ԁ',
    e: 'еεє3€',
    g: '9',
    h: 'нһ',
    i: 'іι!1|',
    j: 'ј',
    k: 'кκ',
    m: 'м',
    n: 'пη',
    o: 'оοσ0',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ$5',
    t: 'тτ7+',
    u: 'υ',
    v: 'ν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уγ',
    z: '2',
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter])),
);

const plain = (character: string): string =>
  lookAlikes[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

interface Piece {
  end: number;
  cost: number;
  kind?: Familiar;
}

/** Of each ending of the text how it is made with the fewest guesses. */
class Reading {
  readonly #characters: readonly string[];
  readonly #spellings: readonly (readonly string[])[];
  readonly #words: Words;

  constructor(characters: readonly string[], words: Words) {
    this.#characters = characters;
    const folded = characters.map(plain);
    // "1" is an "l" as well.
    this.#spellings = [characters, folded, characters.map((each, at) => ('1|!'.includes(each) ? 'l' : folded[at]!))];
    this.#words = words;
  }

  estimate(): Estimate {
    const { length } = this.#characters;
    const best: { cost: number; from: number; kind?: Familiar | undefined }[] = [{ cost: 0, from: 0 }];
    for (let from = 0; from < length; from += 1) {
      const before = best[from]!.cost;
      for (const { end, cost, kind } of this.#pieces(from)) {
        // To know in which order known parts stand is worth something too.
        const total = before + cost + (kind && from > 0 ? 0.4 : 0);
        if (total < (best[end]?.cost ?? Infinity)) best[end] = { cost: total, from, kind };
      }
    }
    const explained: Partial<Record<Familiar, number>> = {};
    for (let end = length; end > 0; end = best[end]!.from) {
      const { from, kind } = best[end]!;
      if (kind) explained[kind] = (explained[kind] ?? 0) + end - from;
    }
    const [familiar] = (Object.keys(explained) as Familiar[]).sort((a, b) => explained[b]! - explained[a]!);
    return { guesses: best[length]!.cost, familiar: explained.context ? 'context' : familiar };
  }

  *#pieces(from: number): Generator<Piece> {
    const characters = this.#characters;
    // Marks at the end are what people add because somebody wanted marks.
    const ornament = characters.slice(from).every((each) => '!?.*#$-_'.includes(each));
    // There are thousands of pictures, where letters and figures are dozens.
    yield { end: from + 1, cost: ornament ? 0.5 : /\p{Extended_Pictographic}/u.test(characters[from]!) ? 2 : 1 };
    yield* this.#dictionary(from);
    yield* this.#repeats(from);
    yield* this.#dates(from);
    for (const spelling of this.#spellings.slice(0, 2)) {
      yield* this.#sequences(spelling, from);
      for (const [end, turns] of keyboardRuns(spelling, from))
        yield { end, cost: 1.2 + 0.35 * turns + this.#changed(spelling, from, end), kind: 'sequence' };
    }
  }

  /** What it is worth to write other letters. */
  #changed(spelling: readonly string[], from: number, end: number): number {
    for (let at = from; at < end; at += 1) if (spelling[at] !== this.#characters[at]) return 0.5;
    return 0;
  }

  *#dictionary(from: number): Generator<Piece> {
    const last = Math.min(this.#characters.length, from + longestWord);
    const found = new Map<number, Word>();
    for (const [spelled, spelling] of this.#spellings.entries()) {
      let forwards = '';
      let backwards = '';
      let changed = 0;
      for (let end = from + 1; end <= last; end += 1) {
        const letter = spelling[end - 1]!;
        forwards += letter;
        backwards = letter + backwards;
        if (letter !== this.#characters[end - 1]) changed = 0.5;
        // As it was typed it has been looked up before.
        if (end < from + 3 || (spelled && !changed)) continue;
        for (const [turned, text] of [forwards, backwards].entries()) {
          const word = this.#words(text);
          const cost = word ? word.cost + changed + turned * 0.4 : Infinity;
          if (cost < (found.get(end)?.cost ?? Infinity)) found.set(end, { ...word!, cost });
        }
      }
    }
    for (const [end, word] of found) yield { ...word, end };
  }

  /** What stood there before, forwards or backwards: the longest, since its beginning did so too. */
  *#repeats(from: number): Generator<Piece> {
    const characters = this.#characters;
    /** How many characters from here on are those from there on, by steps of 1 or back by -1. */
    const same = (start: number, step: number): number => {
      let count = 0;
      while (from + count < characters.length && characters[from + count] === characters[start + step * count])
        count += 1;
      return count;
    };
    const longest = (step: number): number =>
      Math.max(0, ...characters.slice(0, from).map((_, start) => same(start, step)));
    for (let count = longest(1); count > 1; count -= 1) yield { end: from + count, cost: 1, kind: 'repeated' };
    for (let count = longest(-1); count > 2; count -= 1) yield { end: from + count, cost: 1.4, kind: 'repeated' };
  }

  /** Steps of the same size: "abcd", "9876", "2468". After 9 comes 0. */
  *#sequences(spelling: readonly string[], from: number): Generator<Piece> {
    const step = (at: number): number => {
      const [one, other] = [spelling[at], spelling[at + 1]];
      if (one === undefined || other === undefined) return NaN;
      const difference = other.codePointAt(0)! - one.codePointAt(0)!;
      if (!/^\d\d$/.test(one + other) || Math.abs(difference) < 9) return difference;
      return -Math.sign(difference);
    };
    const first = step(from);
    if (!first || Math.abs(first) > 3) return;
    let end = from + 2;
    while (step(end - 1) === first) end += 1;
    for (let stop = from + 3; stop <= end; stop += 1)
      yield {
        end: stop,
        cost: 1.3 + 0.4 * (Math.abs(first) - 1) + this.#changed(spelling, from, stop),
        kind: 'sequence',
      };
  }

  *#dates(from: number): Generator<Piece> {
    const figures = /^\d{4,8}/.exec(this.#characters.slice(from, from + 8).join(''))?.[0] ?? '';
    for (const [length, cost] of [
      [4, 2],
      [6, 3.8],
      [8, 4.3],
    ] as const)
      if (figures.length >= length && isDate(figures.slice(0, length)))
        yield { end: from + length, cost, kind: 'date' };
  }
}

const day = '(0[1-9]|[12]\\d|3[01])';
const month = '(0[1-9]|1[0-2])';
const year = '(19|20)\\d\\d';
const dates = new RegExp(
  `^(${year}|${['', '\\d\\d', year].flatMap((y) => [`${day}${month}${y}`, `${month}${day}${y}`, `${y}${month}${day}`]).join('|')})$`,
);
const isDate = (figures: string): boolean => dates.test(figures);

/** What stands between letters, or is seen by nobody. */
const separates = (character: string): boolean => /[\s\p{DI}\-_.,:;/\\+|'"]/u.test(character);

/** One of each run of the same character; or half of it, where each character is written twice. */
const thinned = (characters: readonly string[]): string[] => {
  const twice = characters.length % 2 === 0 && characters.every((each, at) => each === characters[at - (at % 2)]);
  return characters.filter((each, at) => (twice ? at % 2 === 0 : each !== characters[at - 1]));
};

const isCapital = (character: string): boolean => character !== character.toLowerCase();

/**
 * About how many guesses a password takes of somebody who tries words, names, dates, keys side by side, repeats, and all of them in
 * other letters and backwards, before trying letter by letter. A guess on the low side: it asks for more where in doubt.
 */
export const estimateGuesses = (password: string, words: Words): Estimate => {
  const typed = [...password.normalize('NFKC')];
  const capitals = typed.filter(isCapital).length;
  const letters = typed.filter((each) => /\p{L}/u.test(each)).length;
  const ofCase = 0.3 * Math.min(capitals, letters - capitals, 5);
  const characters = typed.map((each) => each.toLowerCase());
  const bare = characters.filter((each) => !separates(each));
  // Which marks stand between has to be guessed, but not where.
  const between = 0.5 * new Set(characters.filter(separates)).size;
  const thin = thinned(bare);
  const readings = [
    { read: characters, more: 0 },
    ...(bare.length < characters.length ? [{ read: bare, more: between }] : []),
    ...(thin.length < bare.length ? [{ read: thin, more: between + 0.7 }] : []),
  ];
  const [easiest] = readings
    .map(({ read, more }) => {
      const { guesses, familiar } = new Reading(read, words).estimate();
      return { guesses: guesses + more + ofCase, familiar: familiar ?? (more ? 'repeated' : undefined) };
    })
    .sort((one, other) => one.guesses - other.guesses);
  return easiest!;
};
