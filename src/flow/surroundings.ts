import { html, nothing, type TemplateResult } from 'lit';
import { missingPart } from '../client/missing-part.ts';
import type { SessionState } from '../client/ports/session.ts';
import { alert } from '../parts/form.ts';
import type { Resource } from '../parts/resource.ts';
import { signupFlowMessages } from './messages/en.ts';
import type { FlowElement } from './flow-host.ts';
import { before, progress } from './machine.ts';
import { signupScreensMessages } from './messages/own-screens.en.ts';
import { progressBar } from './progress-bar.ts';
import { progressStyles } from './progress-bar.styles.ts';
import type { Fetched, FlowRenderer, Surroundings } from './renderer.ts';
import { accountOf, arrival, type FlowState, type View } from './state.ts';
import { screenCard } from './steps/screen-card.ts';

const ways = (...those: unknown[]): TemplateResult => html`<div class="ways">${those}</div>`;

const question = (asks: string, answer: string, act: () => void): TemplateResult =>
  html`<span>${asks} <button type="button" @click=${act}>${answer}</button></span>`;

/** The progress above a step, the ways below it, and what stands in its place until it is there. */
export class FlowSurroundings {
  readonly #host: FlowElement;
  readonly #renderer: FlowRenderer;
  readonly #session: Resource<SessionState>;

  constructor(host: FlowElement, renderer: FlowRenderer, session: Resource<SessionState>) {
    this.#host = host;
    this.#renderer = renderer;
    this.#session = session;
    (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(progressStyles.styleSheet!);
  }

  /** What is around this state. */
  readonly of = (state: FlowState, fetched: Fetched | undefined): Surroundings => ({
    progress: this.#progress(state),
    ways: this.#ways(state),
    waiting: fetched?.loaded
      ? undefined
      : { card: screenCard(undefined), content: fetched?.failed ? this.#failed(state.view) : this.#wait(state.view) },
  });

  get #words(): typeof signupFlowMessages {
    return { ...this.#host.localizer.group('signupFlow', signupFlowMessages), ...this.#host.messages };
  }

  #progress(state: FlowState): unknown {
    if (!state.view) return undefined;
    return state.view === arrival ? nothing : progressBar(this.#words, progress(state));
  }

  #ways(state: FlowState): unknown {
    const { view } = state;
    if (!view || view === arrival || accountOf(state)) return nothing;
    const { back, haveAccount } = this.#words;
    const { localizer } = this.#host;
    const screens = localizer.group('signupScreens', signupScreensMessages);
    const go = (step: string) => () => this.#host.send({ type: 'went', step });
    const earlier = view === 'verify' ? undefined : before(state);
    const backwards = earlier && html`<button type="button" @click=${go(earlier)}>${back}</button>`;
    if (view !== 'sign-in') return ways(backwards, question(haveAccount, localizer.form.signIn, go('sign-in')));
    if (!earlier)
      return ways(question(screens.notYou, screens.startOver, () => this.#host.send({ type: 'startedOver' })));
    // Who hasn't registered here may have come by a link: there is nothing that "Back" could mean.
    return ways(earlier === 'verify' ? backwards : question(screens.noAccount, screens.createAccount, go(earlier)));
  }

  #wait(view: View | undefined): TemplateResult {
    return view ? this.#session.loading() : this.#session.template(undefined);
  }

  #failed(view: View | undefined): TemplateResult {
    const { localizer } = this.#host;
    const again = () => void this.#renderer.load(view, true);
    return html`${alert(nothing, localizer.problem(missingPart()))}
      <button type="button" class="ems-secondary" @click=${again}>${localizer.form.tryAgain}</button>`;
  }
}
