import type { ReactiveController } from 'lit';
import { EmsElement } from '../base/ems-element.ts';
import { hasFocus } from '../base/focus.ts';
import { follows, pageAddress, route } from '../base/in-page.ts';
import { takeToken } from '../base/token-in-url.ts';
import type { SessionState } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { focusHeading } from '../parts/focus-heading.ts';
import { Resource, signedOut } from '../parts/resource.ts';
import { hasUnsavedInput } from '../parts/unsaved-input.ts';
import { isReturnPage } from '../rules/return-address.ts';
import { correctHidden, readFields } from './field-values.ts';
import type { FlowEvent } from './flow-event.ts';
import type { FlowElement } from './flow-host.ts';
import { transition } from './machine.ts';
import type { FlowRenderer } from './renderer.ts';
import { signInLink } from './names.ts';
import { arrival, beginning, type FlowState, type View } from './state.ts';
import { StepHistory } from './step-history.ts';
import { laterSteps } from './steps/later.ts';
import { ownSteps } from './steps/own-step.ts';
import { keep, recall } from './storage.ts';
import { FlowSurroundings } from './surroundings.ts';

/** Who is signed in, as the service says. */
class Session extends Resource<SessionState> {
  readonly #told: () => void;

  constructor(host: FlowElement, told: () => void) {
    super(host, (client, options) => client.session.current(options));
    this.#told = told;
  }

  protected override changed(): void {
    this.#told();
  }
}

/**
 * Leads through a journey: gives the machine what happens in the page and what the service says, and does what follows
 * from the state. Fetched while the first step is drawn.
 */
export class FlowController implements ReactiveController {
  state: FlowState;
  readonly #host: FlowElement;
  readonly #renderer: FlowRenderer;
  readonly #session: Session;
  readonly #history: StepHistory;
  /** The name of the journey that was opened. */
  #journey: string | undefined;
  #client: AuthClient | undefined;
  #leave: (() => void) | undefined;
  /** The view that is on the screen: its step was announced. */
  #shown: View | undefined;
  /** The person did something here: from then on the focus follows what is shown. */
  #acted = false;

  constructor(host: FlowElement, renderer: FlowRenderer) {
    this.#host = host;
    this.#renderer = renderer;
    this.state = beginning(host.plan);
    this.#session = new Session(host, () => this.#answered());
    this.#history = new StepHistory((step) => {
      this.send({ type: 'went', step });
      return this.state.view;
    });
    renderer.add(laterSteps);
    renderer.surroundings = new FlowSurroundings(host, renderer, this.#session).of;
    this.take();
    host.addEventListener('input', this.#typed);
    host.addEventListener('click', this.#clicked);
    host.addEventListener('ems-failed', this.#failed);
    host.addController(this);
  }

  hostConnected(): void {
    this.#mailed();
    addEventListener('online', this.#online);
    addEventListener('hashchange', this.#linked);
    this.#history.listen();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    removeEventListener('hashchange', this.#linked);
    this.#history.end();
    this.#watch(undefined);
  }

  /** Asks this client who this is, from now on. */
  #watch(client: AuthClient | undefined): void {
    if (client === this.#client) return;
    this.#leave?.();
    this.#client = client;
    this.#leave = client && this.#session.watch(client);
  }

  /** Takes what the page has set since: the client, and the journey in force as that client offers it. */
  take(): void {
    const { plan: journey, activeClient, isConnected } = this.#host;
    if (isConnected) this.#watch(activeClient);
    const page = location.origin + location.pathname;
    const offer = {
      journey,
      elsewhere: activeClient?.registration?.kind === 'redirect',
      page: [page + route().split('?')[0]!, page].find((one) =>
        isReturnPage(one, activeClient?.allowedReturnUrls ?? []),
      ),
    };
    this.#renderer.add(ownSteps(journey));
    if (journey.name === this.#journey) return this.#apply({ type: 'offered', ...offer });
    this.#journey = journey.name;
    this.#shown = undefined;
    this.#history.begin(journey.name);
    this.#apply({ type: 'opened', entered: recall(journey.name), ...offer });
    this.#linked();
  }

  /** What a person did, or what happened in a step. */
  send(event: FlowEvent): void {
    this.#acted = true;
    this.#read();
    this.#apply(event);
    if (event.type === 'finished' && event.values) correctHidden(this.#renderer.boxes, event.values);
    if (event.type === 'failed' && signedOut.has(event.code)) void this.#session.load();
  }

  #apply(event: FlowEvent): void {
    const { entered } = event.type === 'opened' ? event : this.state;
    const { view: before } = this.state;
    this.state = transition(this.state, event);
    const { session, journey, view } = this.state;
    // What could not be fetched ahead, or at an earlier visit, may be there by now.
    if (view !== before && this.#renderer.fetched(view)?.failed) void this.#renderer.load(view, true);
    if (this.state.entered !== entered) keep(journey.name, this.state.entered);
    // What an answer that is still under way says is older.
    if (session && session !== this.#session.value) this.#session.set(session);
    this.#host.requestUpdate();
  }

  #answered(): void {
    const { value: session, problem } = this.#session;
    this.#apply({
      type: 'answered',
      session,
      unanswered: problem !== undefined,
      unsaved: hasUnsavedInput(this.#host),
    });
  }

  #read(): void {
    this.#apply({ type: 'typed', values: readFields(this.#renderer.boxes), unsaved: hasUnsavedInput(this.#host) });
  }

  readonly #online = (): void => {
    if (!this.#session.value) void this.#session.load();
  };

  readonly #typed = (event: Event): void => {
    if (this.#renderer.boxOf(event)) this.#read();
  };

  readonly #failed = (event: HTMLElementEventMap['ems-failed']): void => {
    if (this.#renderer.boxOf(event)) this.send({ type: 'failed', code: event.detail.code });
  };

  readonly #clicked = (event: MouseEvent): void => {
    if (!this.#renderer.boxOf(event) || !follows(event, signInLink)) return;
    event.preventDefault();
    this.send({ type: 'went', step: 'sign-in' });
  };

  #mailed(): void {
    const { tokenParam } = this.#host;
    const token = tokenParam && takeToken(tokenParam);
    if (token) this.#apply({ type: 'mailed', token });
  }

  /** A mailed link that is opened where the journey is shown already; or a link of the page, on it or on another one, that leads to the sign-in. */
  readonly #linked = (): void => {
    this.#mailed();
    if (!location.hash.endsWith(signInLink)) return;
    history.replaceState(history.state, '', pageAddress());
    this.send({ type: 'went', step: 'sign-in' });
  };

  hostUpdated(): void {
    const { view } = this.state;
    if (!view || view === this.#shown || !this.#renderer.fetched(view)?.loaded) return;
    const first = this.#shown === undefined;
    this.#shown = view;
    void this.#enter(view, first);
  }

  async #enter(view: View, first: boolean): Promise<void> {
    const host = this.#host;
    const here = !first && (hasFocus(host) || (document.activeElement === document.body && this.#acted));
    await host.updateComplete;
    if (this.#shown !== view) return;
    host.setAttribute('step', view);
    if (here) await this.#focus();
    if (view !== arrival) this.#announce(view);
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    idle(() => this.state.journey.steps.forEach(({ id }) => void this.#renderer.load(id)));
  }

  async #focus(): Promise<void> {
    const element = this.#renderer.boxes.find((box) => !box.hidden)?.firstElementChild;
    if (element instanceof EmsElement) return focusHeading(element as EmsElement);
    this.#host.renderRoot.querySelector('h2')?.focus();
  }

  #announce(step: string): void {
    const { name: journey } = this.state.journey;
    const { completed } = this.state.entered;
    if (this.#host.historyMode === 'push') this.#history.show(step);
    this.#apply({ type: 'shown' });
    this.#host.emit('ems-journey-step', { journey, step });
    const { session, entered } = this.state;
    if (entered.completed === completed || !session || !('account' in session)) return;
    const { status, account } = session;
    this.#host.emit('ems-journey-completed', { journey, status, account });
  }
}
