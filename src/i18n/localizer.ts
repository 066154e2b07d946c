import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MessageGroups } from './message-groups.ts';
import { connectionProblemsMessages } from './messages/connection-problems.en.ts';
import { formMessages, type FormMessages } from './messages/form.en.ts';
import type { ProblemsMessages } from './messages/problems.en.ts';
import type { ProblemFacts, ProblemMessages, ShownProblem } from './problem-words.ts';

type LocalizedHost = ReactiveControllerHost & HTMLElement;

/** What `registerLocale` brings along: a site in English alone loads nothing of it. */
export interface Languages {
  /** The tag that is meant, or nothing where what is written names no language. */
  tag(written: string): string | undefined;
  has(tag: string): boolean;
  group<Name extends keyof MessageGroups>(tag: string, name: Name, english: MessageGroups[Name]): MessageGroups[Name];
  /** What of some files is on its way. */
  coming(tag: string, files: string[]): Promise<unknown> | undefined;
}

let languages: Languages | undefined;

export const setLanguages = (registered: Languages): void => {
  languages = registered;
};

/** The nearest `lang`, as CSS `:lang()` has it, and beyond the shadow roots around. Our own mark for words in English says nothing of the page. */
export const langAround = (element: Element): string => {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.closest<HTMLElement>('[lang]:not(.ems-light)')?.lang ?? (host ? langAround(host) : '');
};

/** The English words of what is not a problem of the connection, once they are fetched. */
let problems: ProblemsMessages | undefined;

/** Gives an element its words, in the language of its place on the page. */
export class Localizer implements ReactiveController {
  readonly #host: LocalizedHost;
  /** The files of words that the element shows something of. */
  readonly #files = new Set<string>();

  /** The words of problems could not be fetched. They are asked for again when a form is sent. */
  #failed = false;

  /** The element's parts carry the mark of English words. */
  #marked = false;

  constructor(host: LocalizedHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const foreign = this.lang !== this.#wanted;
    if (!foreign && !this.#marked) return;
    this.#marked = foreign;
    void import('./foreign-page.ts').then(
      ({ markEnglish }) => markEnglish(this.#host, this.#marked),
      () => undefined,
    );
  }

  /** The element shows something of a file of words: it isn't drawn before that is there. */
  needs(file: string): void {
    this.#files.add(file);
  }

  /** The language of the page at the element; where none is said, the person's. */
  get #wanted(): string {
    const meant = languages ? languages.tag : (written: string): string | undefined => written;
    return meant(langAround(this.#host)) || meant(navigator.language) || 'en';
  }

  /** The language of the words, with the page's region: dates and numbers are in the language of their sentence. */
  get lang(): string {
    const tag = this.#wanted;
    return languages?.has(tag) ? tag : (/^en[-_][a-z]{2}\b/i.exec(tag)?.[0] ?? 'en').replace('_', '-');
  }

  /** The words of some files, also of those that the element needs from now on, as long as they are on their way. */
  coming(...files: string[]): Promise<unknown> | undefined {
    return languages?.coming(this.#wanted, [...this.#files, ...files]);
  }

  /** Fetches the words of what the element fetches later, beside it. */
  async with<T>(file: string, code: Promise<T>): Promise<T> {
    await Promise.all([code, this.coming(file)]);
    this.needs(file);
    return code;
  }

  /** A group of words in the language in force; what that language lacks is taken from English. */
  group<Name extends keyof MessageGroups>(name: Name, english: MessageGroups[Name]): MessageGroups[Name] {
    return languages?.group(this.#wanted, name, english) ?? english;
  }

  /** The words that all forms share. */
  get form(): FormMessages {
    return this.group('form', formMessages);
  }

  /** Fetches the words of problems. Never refuses: those of the line are there already. */
  async fetchProblems(): Promise<void> {
    this.#failed = false;
    try {
      const english = problems ?? import('./messages/problems.en.ts').then((file) => file.problemsMessages);
      [problems] = await Promise.all([english, this.coming('problems')]);
    } catch {
      this.#failed = true;
    }
  }

  /** The words for a problem, with the numbers it speaks of. They may have to be fetched: the element is drawn again with them. */
  problem(code: ShownProblem, facts: Partial<ProblemFacts> = {}): string {
    const table: Partial<ProblemMessages> = {
      ...this.group('connectionProblems', connectionProblemsMessages),
      ...(problems && this.group('problems', problems)),
    };
    if (!(code in connectionProblemsMessages) && ((!problems && !this.#failed) || this.coming('problems'))) {
      void this.fetchProblems().then(() => this.#host.requestUpdate());
      return '';
    }
    const words = table[code] ?? table.unexpected_answer ?? table.unreachable!;
    return typeof words === 'function' ? words({ minLength: 0, maxLength: 0, missing: 0, ...facts }) : words;
  }
}
