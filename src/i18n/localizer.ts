import { redrawAll } from '../context/redraw.ts';
import { formMessages, type FormMessages } from './form.messages.ts';
import { problemMessages, type ProblemFacts, type ProblemMessages, type ShownProblem } from './problems.messages.ts';

/** The words of one language, in groups: one per element (`register`, `signIn`, ...), `form` and `problems`. */
export interface Locale {
  /** BCP 47 tag. `de` serves `de-AT` too, unless that is registered as well. */
  code: string;
  /** Words that are missing stay English. */
  groups: Readonly<Record<string, object>>;
}

const locales = new Map<string, Locale>();

/** Makes a language available to every element on the page. English needs no registration. */
export const registerLocale = (locale: Locale): void => {
  locales.set(locale.code.toLowerCase(), locale);
  redrawAll();
};

/** Gives an element its words, in the language of its place on the page. */
export class Localizer {
  readonly #host: HTMLElement;
  #problems: Partial<ProblemMessages> = problemMessages;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** The language in force at the host: the nearest `lang`, as CSS `:lang()` has it; where none is said, the person's. */
  get lang(): string {
    return this.#host.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  }

  /** A group of words in the language in force; what that language lacks is taken from English. */
  group<T extends object>(name: string, english: T): T {
    const lang = this.lang.toLowerCase();
    const words = (code: string): object | undefined => locales.get(code)?.groups[name];
    return { ...english, ...words(lang.split('-')[0]!), ...words(lang) };
  }

  /** The words that all forms share. */
  get form(): FormMessages {
    return this.group('form', formMessages);
  }

  /** Words for problems that not every element meets. */
  learn(problems: Partial<ProblemMessages>): void {
    this.#problems = { ...this.#problems, ...problems };
  }

  /** The words for a problem, with the numbers it speaks of. */
  problem(code: ShownProblem, facts: Partial<ProblemFacts> = {}): string {
    const table = this.group('problems', this.#problems);
    const words = table[code] ?? table.unexpected_answer!;
    return typeof words === 'function' ? words({ minLength: 0, maxLength: 0, missing: 0, ...facts }) : words;
  }
}
