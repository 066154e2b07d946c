import type { ReactiveController } from 'lit';
import { EmsElement } from '../base/ems-element.ts';
import { takeToken } from '../base/token-in-url.ts';
import type { Account, SessionState } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { failure, type Outcome } from '../client/outcome.ts';
import { nothingEntered, type Entered } from '../journeys/entered.ts';
import type { JourneyContext } from '../journeys/journey.ts';
import { finishStep, goTo, reopenStep, stepOf, waitFor } from '../journeys/steps.ts';
import { focusHeading } from '../parts/focus-heading.ts';
import { Resource as Remote } from '../parts/resource.ts';
import { hasUnsavedInput } from '../parts/unsaved-input.ts';
import { signInLink } from './first-steps.ts';
import type { FlowHost } from './flow-host.ts';
import { keep, recall } from './kept.ts';
import type { OwnScreens } from './own-screens.ts';
import type { Scene } from './scene.ts';
import { arrival, Stage, type Situation, type View } from './stage.ts';
import { StepHistory } from './step-history.ts';
import { StepParts } from './step-parts.ts';
import { isInStep, typedIn } from './typed.ts';
import { followAccount, sameAddress } from './whose.ts';

type Values = Partial<Omit<Entered, 'done'>>;

/**
 * Leads through a journey: hears what the steps' elements say, asks the service who this is, and makes of both the scene
 * that the flow draws. Fetched while the first step is drawn.
 */
export class Conductor implements ReactiveController {
  scene: Scene;
  readonly #host: FlowHost;
  readonly #session: Remote<SessionState>;
  readonly #parts: StepParts;
  readonly #stage: Stage;
  #name = '';
  #entered = nothingEntered;
  #token: string | undefined;
  #retryAfter = 0;
  #view: View | undefined;
  /** The view that was entered last: its step was announced. */
  #shown: View | undefined;
  /** The person did something here: from then on the focus follows what is shown. */
  #acted = false;
  #registering = false;
  #history: StepHistory | undefined;
  #client: AuthClient | undefined;
  #leave: (() => void) | undefined;

  constructor(host: FlowHost, screens: OwnScreens | undefined) {
    this.#host = host;
    this.#session = new Remote<SessionState>(host, (client, options) => client.session.current(options));
    this.#parts = new StepParts(host, (came) => this.#adopt(came));
    this.#stage = new Stage(host, this.#session, this.#parts, {
      go: (step) => this.#go(step),
      startOver: () => this.#startOver(),
      signOut: () => this.#signOut(),
      email: (email) => this.#takeEmail(email),
      goOn: (account) => this.#goOn(account),
    });
    if (screens) this.#adopt(screens);
    for (const type of Object.keys(this.#heard)) {
      host.addEventListener(type, (event) => {
        // What the page itself put inside is none of the steps.
        if (!isInStep(this.#host, event)) return;
        // Their own next screens: the journey goes on.
        if (type === 'ems-registered' || type === 'ems-verification-required') event.preventDefault();
        this.hear(event);
      });
    }
    host.addEventListener('input', this.#typing);
    host.addEventListener('click', this.#clicked);
    this.scene = { context: this.#stage.context(this.#situation) };
    host.addController(this);
  }

  hostConnected(): void {
    const { tokenParam } = this.#host;
    if (tokenParam) this.#token ??= takeToken(tokenParam);
    addEventListener('online', this.#online);
    addEventListener('hashchange', this.#linked);
    this.#history?.listen();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    removeEventListener('hashchange', this.#linked);
    this.#history?.end();
    this.#leave?.();
    this.#leave = this.#client = undefined;
  }

  readonly #online = (): void => {
    if (!this.#session.value) void this.#session.load();
  };

  /** A link of the page, on it or on another one, leads to the sign-in. */
  readonly #linked = (): void => {
    if (location.hash !== signInLink) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    this.#go('sign-in');
  };

  readonly #typing = (event: Event): void => {
    if (isInStep(this.#host, event)) this.#set({ ...this.#entered, ...typedIn(this.#host) });
  };

  readonly #clicked = (event: Event): void => {
    if (!isInStep(this.#host, event) || !(event.target as Element).closest(`a[href="${signInLink}"]`)) return;
    event.preventDefault();
    this.#go('sign-in');
  };

  /** What an element of a step says, or a screen of the journey's own. */
  hear(event: Event): void {
    const { type, detail } = event as CustomEvent<unknown>;
    this.#acted = true;
    (this.#heard as Record<string, (detail: unknown) => void>)[type]?.(detail);
  }

  readonly #heard = {
    'ems-registered': ({ email, retryAfter }: HTMLElementEventMap['ems-registered']['detail']) => {
      this.#retryAfter = retryAfter;
      this.#finish('register', { ...typedIn(this.#host), email });
    },
    'ems-email-verified': ({ email }: HTMLElementEventMap['ems-email-verified']['detail']) => {
      this.#token = undefined;
      this.#finish('verify', { email });
    },
    'ems-verification-sent': ({ email }: HTMLElementEventMap['ems-verification-sent']['detail']) => {
      this.#token = undefined;
      this.#set(waitFor(this.#entered, email));
    },
    'ems-verification-required': ({ email }: HTMLElementEventMap['ems-verification-required']['detail']) => {
      this.#set(waitFor(this.#entered, email));
    },
    'ems-change-address': () => this.#go('register'),
    'ems-terms-accepted': ({ version }: HTMLElementEventMap['ems-terms-accepted']['detail']) => {
      const { value: state } = this.#session;
      if (state && 'account' in state) this.#session.set({ ...state, status: 'active' });
      this.#finish('terms', { acceptedTerms: version });
    },
    'ems-signed-in': (detail: HTMLElementEventMap['ems-signed-in']['detail']) => this.#signedIn(detail),
    'ems-continue': (detail: HTMLElementEventMap['ems-continue']['detail']) => this.#signedIn(detail),
    'ems-step-done': () => this.#finish(this.#view ?? ''),
    'ems-failed': ({ code }: HTMLElementEventMap['ems-failed']['detail']) => {
      // A new version came into force meanwhile: it has to be read before the registration is taken.
      if (code === 'terms_outdated' && this.#view === 'register') {
        this.#set({ ...reopenStep({ ...this.#entered, ...typedIn(this.#host) }, 'terms'), acceptedTerms: undefined });
      }
      if (code === 'session_expired' || code === 'not_signed_in') void this.#session.load();
    },
  };

  #adopt(screens: OwnScreens): void {
    this.#stage.screens = screens;
    this.#parts.take('introduction');
    screens.listener = () => this.#finishOwn('introduction');
  }

  #finishOwn(step: 'introduction' | 'email', values?: Values): void {
    this.#acted = true;
    // Not on a second click on what is gone already.
    if (this.#view === step) this.#finish(step, values);
  }

  #takeEmail(email: string): void {
    // It may have been typed into before: then its attribute says nothing any more.
    const field = this.#host.querySelector<HTMLInputElement>('ems-register input[name="email"]');
    if (field && this.#view === 'email') field.value = email;
    this.#finishOwn('email', { email });
  }

  #goOn({ id }: Account): void {
    this.#acted = true;
    this.#set({ ...this.#entered, account: id });
  }

  get #context(): JourneyContext {
    return { state: this.#session.value ?? { status: 'anonymous' }, entered: this.#entered };
  }

  get #account(): Account | undefined {
    const { value } = this.#session;
    return value && 'account' in value ? value.account : undefined;
  }

  get #situation(): Situation {
    return {
      view: this.#view,
      context: this.#context,
      account: this.#account,
      registering: this.#registering,
      token: this.#token,
      retryAfter: this.#retryAfter,
    };
  }

  #set(entered: Entered): void {
    this.#entered = entered;
    keep(this.#name, entered);
    this.#host.requestUpdate();
  }

  #finish(step: string, values: Values = {}): void {
    this.#set(finishStep(this.#host.plan, this.#context, step, values));
  }

  #go(step: string): void {
    this.#acted = true;
    this.#token = undefined;
    this.#set(goTo(this.#host.plan, { ...this.#context, entered: { ...this.#entered, ...typedIn(this.#host) } }, step));
  }

  #signedIn({ account, status }: HTMLElementEventMap['ems-signed-in']['detail']): void {
    if (status === 'active' || status === 'terms_due') this.#session.set({ account, status });
    this.#finish('sign-in', { account: account.id });
  }

  #startOver(): void {
    this.#acted = true;
    this.#set(nothingEntered);
  }

  async #signOut(): Promise<Outcome> {
    const account = this.#account;
    try {
      const outcome = (await this.#host.activeClient?.session.signOut()) ?? failure('not_offered');
      if (!outcome.ok) return outcome;
      this.#acted = true;
      // What was entered for that account is nothing to another one.
      const theirs =
        account && (sameAddress(this.#entered.email, account.email) || this.#entered.account === account.id);
      this.#set(theirs ? nothingEntered : { ...this.#entered, account: undefined, completed: undefined });
      this.#session.set({ status: 'anonymous' });
      return outcome;
    } catch (error) {
      reportError(error);
      return failure('unexpected_answer');
    }
  }

  hostUpdate(): void {
    const { activeClient, plan } = this.#host;
    if (plan.name !== this.#name) this.#begin(plan.name);
    if (activeClient !== this.#client) {
      this.#leave?.();
      this.#client = activeClient;
      this.#leave = activeClient && this.#session.watch(activeClient);
    }
    this.#follow();
    this.#view = this.#nextView();
    if (this.#view) void this.#parts.load(this.#view);
    const open = !this.#account && !this.#entered.done.includes('verify');
    this.#registering = this.#view === 'register' || (this.#registering && open);
    this.scene = this.#stage.draw(this.#situation);
  }

  #begin(name: string): void {
    this.#name = name;
    this.#entered = recall(name);
    this.#registering = false;
    this.#shown = undefined;
    this.#history?.end();
    this.#history = new StepHistory(name, (step) => {
      this.#go(step);
      this.#view = this.#nextView();
      return this.#view;
    });
    this.#history.listen();
    this.#linked();
  }

  #follow(): void {
    const entered = this.#session.value
      ? followAccount(this.#entered, this.#session.value, this.#client?.registration?.kind === 'redirect')
      : this.#entered;
    if (entered === this.#entered) return;
    this.#entered = entered;
    keep(this.#name, entered);
  }

  #nextView(): View | undefined {
    const account = this.#account;
    if (this.#token) return 'verify';
    const { value, problem } = this.#session;
    // Whose account it was is known; whether it still is has to be asked before anything is shown. So has who is to sign in.
    if (!value && (this.#entered.account || (this.#entered.at === 'sign-in' && !problem))) return undefined;
    if (!account || account.id === this.#entered.account) return stepOf(this.#host.plan, this.#context).id;
    // Signed in elsewhere, meanwhile: what is half-typed stays until it is sent.
    const typing = this.#view === 'register' && !this.#entered.done.includes('register') && hasUnsavedInput(this.#host);
    return typing ? 'register' : arrival;
  }

  hostUpdated(): void {
    const view = this.#view;
    if (!view || view === this.#shown || !this.#parts.isLoaded(view)) return;
    const first = this.#shown === undefined;
    this.#shown = view;
    void this.#enter(view, first);
  }

  async #enter(view: View, first: boolean): Promise<void> {
    const active = document.activeElement;
    const here = !first && (this.#host.contains(active) || (active === document.body && this.#acted));
    await this.#host.updateComplete;
    if (this.#shown !== view) return;
    this.#host.setAttribute('step', view);
    if (here) await this.#focus();
    if (view !== arrival) {
      if (this.#host.historyMode === 'push') this.#history?.show(view);
      this.#set({ ...this.#entered, shown: view });
      this.#host.emit('ems-journey-step', { journey: this.#name, step: view });
    }
    this.#complete(view);
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    idle(() => this.#host.plan.steps.forEach(({ id }) => void this.#parts.load(id)));
  }

  async #focus(): Promise<void> {
    if (this.scene.screen) return this.#host.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    const element = this.#host.querySelector<HTMLElement>(':scope > .ems-light > div:not([hidden]) > *');
    if (element instanceof EmsElement) return focusHeading(element as EmsElement);
    element?.focus();
  }

  #complete(view: View): void {
    const state = this.#session.value;
    if (view !== 'done' || !state || !('account' in state) || this.#entered.completed === state.account.id) return;
    const { status, account } = state;
    this.#set({ ...this.#entered, completed: account.id });
    this.#host.emit('ems-journey-completed', { journey: this.#name, status, account });
  }
}
