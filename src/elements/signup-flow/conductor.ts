import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { takeToken } from '../../base/token-in-url.ts';
import type { Account, AuthClient, SessionState } from '../../client/auth-client.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { returnAddress } from '../../client/return-address.ts';
import { nothingEntered, type Entered } from '../../journeys/entered.ts';
import type { JourneyContext, JourneyStep, OwnStep } from '../../journeys/journey.ts';
import { finishStep, goTo, progressOf, reopenStep, stepBefore, stepOf, waitFor } from '../../journeys/steps.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { alert } from '../../parts/form.ts';
import { remoteMessages } from '../../parts/remote.messages.ts';
import { Remote } from '../../parts/remote.ts';
import { isHalfTyped } from '../account/half-typed.ts';
import type { JourneyCompletedDetail, JourneyStepDetail } from './ems-signup-flow.events.ts';
import type { EmsSignupFlow } from './ems-signup-flow.ts';
import { loadFirst, signInLink, termsElement, type StepContext } from './first-steps.ts';
import { keep, recall } from './kept.ts';
import { laterSteps } from './later-steps.ts';
import type { OwnScreens } from './own-screens.ts';
import { progressBar } from './progress-bar.ts';
import { progressStyles } from './progress-bar.styles.ts';
import type { Scene, Screen } from './scene.ts';
import { screenCard } from './screen-card.ts';
import { StepHistory } from './step-history.ts';
import { signupFlowMessages } from './ems-signup-flow.messages.ts';

/** What is shown: a step, or the question that a live session on arrival leads to. */
type View = string;
const arrival = 'signed-in';

type Values = Partial<Omit<Entered, 'done'>>;

const sameAddress = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

/**
 * Leads through a journey: hears what the steps' elements say, asks the service who this is, and makes of both the scene
 * that the flow draws. Fetched while the first step is drawn.
 */
export class Conductor implements ReactiveController {
  scene: Scene;
  readonly #host: EmsSignupFlow;
  readonly #session: Remote<SessionState>;
  readonly #parts = new Map<View, 'loading' | 'loaded' | 'failed'>();
  #screens: OwnScreens | undefined;
  #name = '';
  #entered = nothingEntered;
  #token: string | undefined;
  #resendAfter = 0;
  #view: View | undefined;
  /** The view that was entered last: its step was announced. */
  #shown: View | undefined;
  /** The person did something here: from then on the focus follows what is shown. */
  #acted = false;
  #registering = false;
  #ownElement: HTMLElement | undefined;
  #history: StepHistory | undefined;
  #client: AuthClient | undefined;
  #leave: (() => void) | undefined;

  constructor(host: EmsSignupFlow, screens: OwnScreens | undefined) {
    this.#host = host;
    if (screens) this.#adopt(screens);
    (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(progressStyles.styleSheet!);
    this.#session = new Remote<SessionState>(host, (client, options) => client.session.current(options));
    for (const type of Object.keys(this.#heard)) {
      host.addEventListener(type, (event) => {
        // What the page itself put inside is none of the steps.
        if (!this.#isInside(event)) return;
        // Their own next screens: the journey goes on.
        if (type === 'ems-registered' || type === 'ems-verification-required') event.preventDefault();
        this.hear(event);
      });
    }
    host.addEventListener('input', this.#typing);
    host.addEventListener('click', this.#clicked);
    this.scene = { context: this.#stepContext };
    host.addController(this);
  }

  hostConnected(): void {
    const { tokenParam } = this.#host;
    if (tokenParam) this.#token ??= takeToken(tokenParam);
    addEventListener('online', this.#online);
    this.#history?.listen();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    this.#history?.end();
    this.#leave?.();
    this.#leave = this.#client = undefined;
  }

  readonly #online = (): void => {
    if (!this.#session.value) void this.#session.load();
  };

  readonly #typing = (event: Event): void => {
    if (this.#isInside(event)) this.#set({ ...this.#entered, ...this.#typed() });
  };

  readonly #clicked = (event: Event): void => {
    if (!this.#isInside(event) || !(event.target as Element).closest(`a[href="${signInLink}"]`)) return;
    event.preventDefault();
    this.#go('sign-in');
  };

  #isInside({ target }: Event): boolean {
    return [...this.#host.children].some((child) => child.matches('.ems-light') && child.contains(target as Element));
  }

  /** What an element of a step says, or a screen of the journey's own. */
  hear(event: Event): void {
    const { type, detail } = event as CustomEvent<unknown>;
    this.#acted = true;
    (this.#heard as Record<string, (detail: unknown) => void>)[type]?.(detail);
  }

  readonly #heard = {
    'ems-registered': ({ email, resendAfter }: HTMLElementEventMap['ems-registered']['detail']) => {
      this.#resendAfter = resendAfter;
      this.#finish('register', { ...this.#typed(), email });
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
      if (state && 'account' in state) this.#session.set({ ...state, standing: 'active' });
      this.#finish('terms', { acceptedTerms: version });
    },
    'ems-signed-in': (detail: HTMLElementEventMap['ems-signed-in']['detail']) => this.#signedIn(detail),
    'ems-continue': (detail: HTMLElementEventMap['ems-continue']['detail']) => this.#signedIn(detail),
    'ems-step-done': () => this.#finish(this.#view ?? ''),
    'ems-failed': ({ code }: HTMLElementEventMap['ems-failed']['detail']) => {
      // A new version came into force meanwhile: it has to be read before the registration is taken.
      if (code === 'terms_outdated' && this.#view === 'register') {
        this.#set({ ...reopenStep({ ...this.#entered, ...this.#typed() }, 'terms'), acceptedTerms: undefined });
      }
      if (code === 'session_expired' || code === 'not_signed_in') void this.#session.load();
    },
  };

  #adopt(screens: OwnScreens): void {
    this.#screens = screens;
    this.#parts.set('introduction', 'loaded');
    screens.listener = (detail) => {
      this.#acted = true;
      if (detail.did === 'go-on') this.#set({ ...this.#entered, account: detail.account.id });
      // A second click on what is gone already.
      else if (this.#view !== detail.did) return;
      else if (detail.did === 'introduction') this.#finish('introduction');
      else {
        // It may have been typed into before: then its attribute says nothing any more.
        const field = this.#host.querySelector<HTMLInputElement>('ems-register input[name="email"]');
        if (field) field.value = detail.email;
        this.#finish('email', { email: detail.email });
      }
    };
  }

  get #context(): JourneyContext {
    return { state: this.#session.value ?? { standing: 'anonymous' }, entered: this.#entered };
  }

  get #account(): Account | undefined {
    const { value } = this.#session;
    return value && 'account' in value ? value.account : undefined;
  }

  get #step(): JourneyStep {
    return stepOf(this.#host.plan, this.#context);
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
    this.#set(goTo(this.#host.plan, { ...this.#context, entered: { ...this.#entered, ...this.#typed() } }, step));
  }

  #signedIn({ account, standing }: HTMLElementEventMap['ems-signed-in']['detail']): void {
    if (standing === 'active' || standing === 'terms_due') this.#session.set({ account, standing });
    this.#finish('sign-in', { account: account.id });
  }

  /** What stands in the visible fields, by name: no password is among them. */
  #typed(): Values {
    const typed: Record<string, string> = {};
    for (const name of ['firstName', 'lastName', 'email'] as const) {
      const fields = this.#host.querySelectorAll<HTMLInputElement>(`:scope > .ems-light input[name="${name}"]`);
      const field = [...fields].find((candidate) => candidate.checkVisibility());
      if (field) typed[name] = field.value;
    }
    return typed;
  }

  readonly #signOut = async (): Promise<Outcome> => {
    const account = this.#account;
    try {
      const outcome = (await this.#host.activeClient?.session.signOut()) ?? failure('not_offered');
      if (!outcome.ok) return outcome;
      this.#acted = true;
      // What was entered for that account is nothing to another one.
      const theirs = account && (sameAddress(this.#entered.email, account.email) || this.#entered.account === account.id);
      this.#set(theirs ? nothingEntered : { ...this.#entered, account: undefined, completed: undefined });
      this.#session.set({ standing: 'anonymous' });
      return outcome;
    } catch (error) {
      reportError(error);
      return failure('unexpected_answer');
    }
  };

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
    if (this.#view) void this.#load(this.#view);
    const open = !this.#account && !this.#entered.done.includes('verify');
    this.#registering = this.#view === 'register' || (this.#registering && open);
    this.scene = this.#draw();
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
  }

  /** Whose journey it is, where that changed: signed in by it, or signed out meanwhile. */
  #follow(): void {
    const state = this.#session.value;
    const entered = this.#entered;
    if (!state) return;
    if (!('account' in state)) {
      if (!entered.account) return;
      // A journey that was over begins anew; one that wasn't goes on with the sign-in.
      const { account: _, completed, ...rest } = entered;
      this.#entered = completed ? nothingEntered : { ...rest, at: 'sign-in' };
      return keep(this.#name, this.#entered);
    }
    const { id, email } = state.account;
    const came = entered.shown === 'sign-in';
    if (entered.account === id || !(came || (entered.done.includes('register') && sameAddress(entered.email, email)))) return;
    this.#entered = { ...entered, account: id, done: came ? [...entered.done, 'sign-in'] : entered.done };
    keep(this.#name, this.#entered);
  }

  #nextView(): View | undefined {
    const account = this.#account;
    if (this.#token) return 'verify';
    // Whose account it was is known; whether it still is has to be asked before anything is shown.
    if (!this.#session.value && this.#entered.account) return undefined;
    if (!account || account.id === this.#entered.account) return this.#step.id;
    // Signed in elsewhere, meanwhile: what is half-typed stays until it is sent.
    const typing = this.#view === 'register' && !this.#entered.done.includes('register') && isHalfTyped(this.#host);
    return typing ? 'register' : arrival;
  }

  async #load(view: View): Promise<void> {
    if (this.#parts.has(view)) return;
    this.#parts.set(view, 'loading');
    try {
      await this.#fetch(view);
      this.#parts.set(view, 'loaded');
    } catch {
      this.#parts.set(view, 'failed');
    }
    this.#host.requestUpdate();
  }

  async #fetch(view: View): Promise<void> {
    const own = this.#ownStep(view);
    if (own) await own.load?.();
    else await (loadFirst[view] ?? laterSteps[view]?.load)?.();
    // The sign-in has a word of ours above it.
    if (!own && (view === 'sign-in' || !(view in loadFirst || view in laterSteps))) this.#adopt(await this.#host.screens());
  }

  #ownStep(view: View): OwnStep | undefined {
    const step = this.#host.plan.steps.find(({ id }) => id === view);
    return step && 'element' in step ? step : undefined;
  }

  hostUpdated(): void {
    const view = this.#view;
    if (!view || view === this.#shown || this.#parts.get(view) !== 'loaded') return;
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
      this.#host.emit('ems-journey-step', { journey: this.#name, step: view } satisfies JourneyStepDetail);
    }
    this.#complete(view);
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    idle(() => this.#host.plan.steps.forEach(({ id }) => void this.#load(id)));
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
    const { standing, account } = state;
    this.#set({ ...this.#entered, completed: account.id });
    this.#host.emit('ems-journey-completed', { journey: this.#name, standing, account } satisfies JourneyCompletedDetail);
  }

  #draw(): Scene {
    const view = this.#view;
    const context = this.#stepContext;
    const loaded = view !== undefined && this.#parts.get(view) === 'loaded';
    const shown = view === 'register' && loaded;
    const t = { ...this.#host.localizer.group('signupFlow', signupFlowMessages), ...this.#host.messages };
    const asked = view && view !== arrival;
    return {
      context,
      register: shown ? 'shown' : this.#registering && this.#parts.get('register') === 'loaded' ? 'kept' : undefined,
      element: loaded && !shown ? this.#element(view, context) : undefined,
      screen: loaded ? this.#screen(view) : { frame: screenCard(undefined), content: this.#wait(view) },
      progress: asked ? progressBar(t, progressOf(this.#host.plan, this.#context)) : nothing,
      ways: asked && !this.#account ? this.#ways(t, view) : nothing,
    };
  }

  #ways(t: typeof signupFlowMessages, view: View): TemplateResult {
    const before = view === 'verify' ? undefined : stepBefore(this.#host.plan, this.#context);
    const signIn = html`<span>${t.haveAccount} <button type="button" @click=${() => this.#go('sign-in')}>${this.#host.localizer.form.signIn}</button></span>`;
    const words = this.#screens?.words;
    const over = html`<span>${words?.notYou} <button type="button" @click=${() => this.#startOver()}>${words?.startOver}</button></span>`;
    return html`<div class="ways">
      ${before ? html`<button type="button" @click=${() => this.#go(before)}>${t.back}</button>` : nothing}
      ${view !== 'sign-in' ? signIn : before ? nothing : over}
    </div>`;
  }

  #startOver(): void {
    this.#acted = true;
    this.#set(nothingEntered);
  }

  #screen(view: View): Screen | undefined {
    const screens = this.#screens;
    switch (view) {
      case 'introduction':
        return screens?.introduction();
      case 'email':
        return screens?.email(this.#entered.email);
      case arrival:
        return this.#account && screens?.arrival(this.#account, this.#signOut);
      case 'done': {
        const back = returnAddress(this.#host.returnTo, this.#host.activeClient?.returns);
        return screens?.done(back ?? this.#host.continueHref, back && new URL(back).host);
      }
    }
    const own = this.#ownStep(view);
    return own && { frame: screenCard(own.label), content: html`${this.#own(own.element)}` };
  }

  #element(view: View, context: StepContext): unknown {
    if (view === 'terms') return termsElement(context);
    const { forgotPasswordHref } = this.#host;
    const note = this.#entered.done.includes('verify') ? this.#screens?.words.verified : undefined;
    const later = laterSteps[view];
    return later?.template({ ...context, token: this.#token, resendAfter: this.#resendAfter, forgotPasswordHref, note });
  }

  /** Made once, so that a redraw keeps what is typed in it. */
  #own(tag: string): HTMLElement {
    if (this.#ownElement?.localName !== tag) this.#ownElement = document.createElement(tag);
    return Object.assign(this.#ownElement, { client: this.#host.activeClient, entered: this.#entered });
  }

  #wait(view: View | undefined): TemplateResult {
    if (!view || this.#parts.get(view) !== 'failed') return this.#session.template(undefined);
    const again = (): void => {
      this.#parts.delete(view);
      this.#host.requestUpdate();
    };
    return html`${alert(nothing, this.#host.localizer.problem('unreachable'))}
      <button type="button" class="ems-secondary" @click=${again}>${this.#host.localizer.group('remote', remoteMessages).tryAgain}</button>`;
  }

  get #stepContext(): StepContext {
    const page = location.origin + location.pathname;
    return {
      client: this.#host.client,
      entered: this.#entered,
      signedIn: Boolean(this.#account),
      details: { journey: this.#name, returnTo: returnAddress(page, this.#host.activeClient?.returns) },
    };
  }
}
