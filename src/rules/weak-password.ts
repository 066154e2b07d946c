import { estimateGuesses, longestWord, type Estimate, type Familiar, type Word, type Words } from './guesses.ts';
import { labelText } from './punycode.ts';

/** Why a password is easy to guess, besides what it has of its owner and of the service. */
export const weakReasons = ['common', 'repeated', 'sequence', 'date'] as const;

export type WeakReason = (typeof weakReasons)[number];

/** What everybody may know of whoever chooses the password, and of the service (ASVS 6.1.2). */
export interface PasswordContext {
  /** Email address, names. */
  person: readonly (string | undefined)[];
  /** What the service is called, and the names of its hosts. */
  service: readonly string[];
}

export type WeakPassword =
  { code: 'password_too_weak'; reason: WeakReason } | { code: 'password_contains_context'; reason?: never };

/**
 * A password that is found within ten million guesses, as a power of ten: ten times what NIST SP 800-63B-4 expects of online guessing
 * at most. Three common words, or twelve letters at random, take more.
 */
export const leastGuesses = 7;

/** A word in as many parts as it takes to find each. */
const inParts = (word: string): string[] => {
  const letters = [...word];
  const length = Math.ceil(letters.length / Math.ceil(letters.length / longestWord));
  return letters.flatMap((_, at) => (at % length ? [] : letters.slice(at, at + length).join('')));
};

/** The words of what is known of somebody, and what they are when written together. */
const contextWords = ({ person, service }: PasswordContext): Set<string> => {
  const words = [...person, ...service].flatMap((text = '') => {
    const [name = '', host = ''] = text.normalize('NFKC').toLowerCase().split('@');
    // What ends a host's name says nothing of it.
    const labels = host.split('.').map(labelText);
    const parts = [name, ...labels.slice(0, -1)];
    // As they are written: marks that stand between two parts are no guesses of their own.
    const whole = [name, ...labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))];
    return [
      ...whole,
      ...parts.flatMap((part) => [part.split(/[^\p{L}\p{N}]+/u).join(''), ...part.split(/[^\p{L}]+/u)]),
    ];
  });
  return new Set(words.flatMap(inParts).filter((word) => [...word].length >= 3));
};

/** By how many guesses a password is found, as a power of ten, and why it is refused if it is. `common` knows words and passwords of many. */
export const judgePassword = (
  password: string,
  context: PasswordContext,
  common: (word: string) => number | undefined,
): { guesses: number; weakness: WeakPassword | undefined } => {
  const known = contextWords(context);
  const estimate = (rank: (word: string) => number | undefined) => {
    const words: Words = (word): Word | undefined => {
      if (known.has(word)) return { cost: 0.7, kind: 'context' };
      const cost = rank(word);
      return cost === undefined ? undefined : { cost, kind: 'common' };
    };
    return estimateGuesses(password, words);
  };
  // A policy may allow passwords that are too short for as many.
  const least = Math.min(leastGuesses, [...password].length * 0.75);
  // What is no word is found without lists, so that the reason is the same whatever the lists are.
  const patterns = estimate(() => undefined);
  const reason = ({ guesses, familiar }: Estimate, otherwise?: WeakReason): Familiar | undefined => {
    if (guesses >= least) return undefined;
    return familiar === 'context' ? familiar : (otherwise ?? familiar ?? 'repeated');
  };
  const all = estimate(common);
  const found = reason(patterns) ?? reason(all, 'common');
  return {
    guesses: Math.min(patterns.guesses, all.guesses),
    weakness:
      found === 'context'
        ? { code: 'password_contains_context' }
        : found && { code: 'password_too_weak', reason: found },
  };
};

/** Why a password of the right length is refused as easy to guess; nothing where it isn't. */
export const findWeakness = (...password: Parameters<typeof judgePassword>): WeakPassword | undefined =>
  judgePassword(...password).weakness;
