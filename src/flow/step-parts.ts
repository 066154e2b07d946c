import type { Journey, OwnStep } from '../journeys/journey.ts';
import { loadFirst } from './first-steps.ts';
import type { FlowHost } from './flow-host.ts';
import { laterSteps } from './later-steps.ts';
import type { OwnScreens } from './own-screens.ts';

/** A step of the integrator's own, if this is one. */
export const ownStep = ({ steps }: Journey, view: string): OwnStep | undefined => {
  const step = steps.find(({ id }) => id === view);
  return step && 'element' in step ? step : undefined;
};

/** What the steps are drawn with: fetched when a step comes, or ahead of it, and once more where that failed. */
export class StepParts {
  readonly #host: FlowHost;
  readonly #adopt: (screens: OwnScreens) => void;
  readonly #states = new Map<string, 'loading' | 'loaded' | 'failed'>();

  /** `adopt`: takes the journey's own screens when they are there. */
  constructor(host: FlowHost, adopt: (screens: OwnScreens) => void) {
    this.#host = host;
    this.#adopt = adopt;
  }

  /** A first step's element may stand in the page already: it must not be taken away, with what was ticked in it, to be fetched. */
  isLoaded(view: string | undefined): boolean {
    if (view === undefined) return false;
    return (
      this.#states.get(view) === 'loaded' || (view in loadFirst && customElements.get(`ems-${view}`) !== undefined)
    );
  }

  hasFailed(view: string): boolean {
    return this.#states.get(view) === 'failed';
  }

  /** It came by another way. */
  take(view: string): void {
    this.#states.set(view, 'loaded');
  }

  again(view: string): void {
    this.#states.delete(view);
    this.#host.requestUpdate();
  }

  async load(view: string): Promise<void> {
    if (this.#states.has(view)) return;
    this.#states.set(view, 'loading');
    try {
      await this.#fetch(view);
      this.#states.set(view, 'loaded');
    } catch {
      this.#states.set(view, 'failed');
    }
    this.#host.requestUpdate();
  }

  async #fetch(view: string): Promise<void> {
    const own = ownStep(this.#host.plan, view);
    if (own) await own.load?.();
    else await (loadFirst[view] ?? laterSteps[view]?.load)?.();
    // The sign-in has a word of ours above it.
    if (!own && (view === 'sign-in' || !(view in loadFirst || view in laterSteps)))
      this.#adopt(await this.#host.screens());
  }
}
