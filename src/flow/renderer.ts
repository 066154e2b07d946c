import { html, nothing, type TemplateResult } from 'lit';
import type { FlowEvent } from './flow-event.ts';
import type { FlowHost } from './flow-host.ts';
import type { FlowState } from './state.ts';
import type { Drawing, Meanings, Step } from './steps/step.ts';

/** What came of fetching what a step is drawn with. */
export interface Fetched {
  part?: unknown;
  loaded?: true;
  failed?: true;
}

/** What stands around a step, and in its place until it is there. Comes with the controller. */
export interface Surroundings {
  /** Its room is kept until it is known that there is none. */
  progress?: unknown;
  /** The ways back and to the sign-in. */
  ways?: unknown;
  /** In the place of the step, as long as it isn't there. */
  waiting?: Drawing | undefined;
}

/** What is drawn of a state: in the shadow root, and in the light DOM. */
export interface Scene {
  frame: TemplateResult;
  content: TemplateResult;
}

/** Draws a state of the flow: each step by its row, in a box of its own. */
export class FlowRenderer {
  surroundings: ((state: FlowState, fetched: Fetched | undefined) => Surroundings) | undefined;
  readonly #host: FlowHost;
  readonly #rows = new Map<string | undefined, Step>();
  readonly #fetched = new Map<Step | undefined, Fetched>();

  constructor(host: FlowHost) {
    this.#host = host;
  }

  /** Draws these steps too from now on, and hears what happens in them. */
  add(steps: readonly Step[]): void {
    for (const step of steps) {
      this.#rows.set(step.id, step);
      for (const type in step.done) this.#host.addEventListener(type, this.#hear);
    }
  }

  readonly #hear = (event: Event): void => {
    const { type, detail } = event as CustomEvent<object | null>;
    const meaning = this.#rows.get(this.boxOf(event)?.dataset.emsStep)?.done[type as keyof Meanings];
    if (!meaning) return;
    // Its own next screen isn't shown: the journey goes on.
    event.preventDefault();
    this.#host.send({ ...detail, type: meaning } as FlowEvent);
  };

  /** Fetches what a step is drawn with, unless that was done; `again`: in any case. */
  async load(id: string | undefined, again?: boolean): Promise<void> {
    const step = this.#rows.get(id);
    if (!step || (this.#fetched.has(step) && !again)) return;
    const fetched: Fetched = {};
    this.#fetched.set(step, fetched);
    try {
      fetched.part = await step.load(this.#host);
      fetched.loaded = true;
    } catch {
      fetched.failed = true;
    }
    this.#host.requestUpdate();
  }

  /** What came of that. */
  fetched(id: string | undefined): Fetched | undefined {
    return this.#fetched.get(this.#rows.get(id));
  }

  /** The boxes of the steps that are drawn. */
  get boxes(): HTMLElement[] {
    return [...this.#host.querySelectorAll<HTMLElement>('[data-ems-step]')];
  }

  /** The box that something happened in; none for what the page itself put inside. */
  boxOf({ target }: Event): HTMLElement | undefined {
    return this.boxes.find((box) => box.contains(target as Node));
  }

  draw(state: FlowState): Scene {
    const { view, kept } = state;
    const draw = (id: string | undefined): Drawing | undefined =>
      this.#rows.get(id)?.render(this.#host, state, this.fetched(id)?.part);
    const drawing = draw(view);
    // The first step is drawn although it may not be there yet: its element is upgraded as soon as it is.
    const { progress, ways, waiting }: Surroundings = this.surroundings?.(state, this.fetched(view)) ?? {};
    const box = (id: string, content: unknown): TemplateResult =>
      html`<div data-ems-step=${id} ?hidden=${waiting ?? id !== view}>${content}</div>`;
    return {
      frame: html`<div class="frame">
        <div class="flow">
          <slot name="heading"></slot>
          <div class="progress" ?hidden=${progress === nothing}>${progress}</div>
          ${(waiting ?? drawing)?.card ?? html`<slot name="form"></slot>`}${ways}<slot name="legal"></slot><slot name="footer"></slot>
        </div>
      </div>`,
      // The registration has its place, so that it stays the same one, shown or not.
      content: html`${waiting?.content}${kept && box(kept, draw(kept)?.content)}${view && view !== kept ? box(view, drawing?.content) : nothing}`,
    };
  }
}
