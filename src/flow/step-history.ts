import { isOpenState } from '../base/page-state.ts';
import { withoutToken } from '../base/forget-token.ts';

/** What stands in the state of a history entry, beside whatever the page's router keeps there. */
interface Mark {
  journey: string;
  step: string;
  index: number;
}

type State = Record<string, unknown> & { emsStep?: Mark };

const stateNow = (): State => {
  const state: unknown = history.state;
  return isOpenState(state) ? (state ?? {}) : {};
};

/**
 * A history entry for each step, so that the browser's Back and Forward lead through them. The address stays as it is, and
 * what the page's own router keeps in an entry is kept: to it, an entry of ours is its own page once more.
 */
export class StepHistory {
  readonly #visit: (step: string) => string | undefined;
  #journey = '';
  /** Of the entry that is shown: -1 before there is one. An entry that the page made after ours, as a link within it does, is a later one. */
  #index = -1;
  /** The step of an entry that nothing can be put into: its state is the page's own, and no object. */
  #closed: string | undefined;

  /** `visit`: the person comes to the entry of a step. Answers which one is shown then. */
  constructor(visit: (step: string) => string | undefined) {
    this.#visit = visit;
  }

  /** The entries are those of another journey from now on. */
  begin(journey: string): void {
    this.#journey = journey;
    this.#index = this.#mark?.index ?? -1;
  }

  /** Ours only: the entries of the page, and of another journey on it, are none of our business. */
  get #mark(): Mark | undefined {
    if (this.#closed && !isOpenState(history.state)) return { journey: this.#journey, step: this.#closed, index: 0 };
    const { emsStep } = stateNow();
    return emsStep?.journey === this.#journey ? emsStep : undefined;
  }

  listen(): void {
    addEventListener('popstate', this.#popped);
  }

  end(): void {
    removeEventListener('popstate', this.#popped);
  }

  /** The step that is shown now. */
  show(step: string): void {
    const mark = this.#mark;
    if (mark?.step === step) return;
    this.#index++;
    this.#write(mark ? 'pushState' : 'replaceState', step);
  }

  #write(how: 'pushState' | 'replaceState', step: string): void {
    if (how === 'replaceState' && !isOpenState(history.state)) {
      this.#closed = step;
      return;
    }
    const emsStep: Mark = { journey: this.#journey, step, index: this.#index };
    // The token of an email belongs to the entry that it came with.
    const state = how === 'replaceState' ? stateNow() : withoutToken(stateNow());
    history[how]({ ...state, emsStep }, '');
  }

  readonly #popped = (): void => {
    const mark = this.#mark;
    if (!mark) return;
    const backwards = mark.index < this.#index;
    this.#index = mark.index;
    const shown = this.#visit(mark.step);
    if (shown === undefined || shown === mark.step) return;
    // Its work is done: on to the page before, and at the first entry to what is left.
    if (backwards && mark.index > 0) history.back();
    else this.#write('replaceState', shown);
  };
}
