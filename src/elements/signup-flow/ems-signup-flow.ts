import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import type { ContinueDetail } from '../../base/events.ts';
import { takeToken } from '../../base/token-in-url.ts';
import type { Account, AuthClient, SessionState } from '../../client/auth-client.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { returnAddress } from '../../client/return-address.ts';
import { nothingEntered, type Entered } from '../../journeys/entered.ts';
import type { Journey, JourneyContext, JourneyStep, OwnStep } from '../../journeys/journey.ts';
import { findJourney, manual } from '../../journeys/journeys.ts';
import { finishStep, goTo, progressOf, reopenStep, stepBefore, stepOf, waitFor } from '../../journeys/steps.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { checkIcon } from '../../parts/icon.ts';
import { alert } from '../../parts/form.ts';
import { remoteMessages } from '../../parts/remote.messages.ts';
import { Remote } from '../../parts/remote.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { frameStyles } from '../../styles/frame.styles.ts';
import { isHalfTyped } from '../account/half-typed.ts';
import type { JourneyCompletedDetail, JourneyStepDetail } from './ems-signup-flow.events.ts';
import { signupFlowMessages, type SignupFlowMessages } from './ems-signup-flow.messages.ts';
import { signupFlowLightStyles, signupFlowStyles } from './ems-signup-flow.styles.ts';
import { keep, recall } from './kept.ts';
import type { OwnScreens, Screen } from './own-screens.ts';
import { registration, signInLink, stepElements, type StepContext } from './step-elements.ts';
import type { StepHistory } from './step-history.ts';

/** What is shown: a step, or the question that a live session on arrival leads to. */
type View = string;
const arrival = 'signed-in';

const sameAddress = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

/**
 * A sign-up journey in one tag: from a stranger to an account that owes nothing. It shows the step that is left for this
 * person, computed anew from the service's word and from what was entered, so it goes on after a reload, in another tab
 * and on another device. What was typed survives a reload in the tab's `sessionStorage`; a password or a code never does.
 *
 * @summary A sign-up journey, step by step.
 * @tagname ems-signup-flow
 *
 * @slot heading - Stands above the journey, at the level the page needs.
 * @slot introduction - What the journey leads to; on the introduction.
 * @slot done - The page's own next step; on the last screen, in the place of its text.
 * @slot legal - Small print below each step.
 * @slot footer - What stands below everything.
 *
 * @csspart progress - The list of steps.
 * @csspart card - The frame of the journey's own screens; those of the steps' elements are theirs.
 * @csspart heading - The heading of such a screen.
 *
 * @cssprop [--ems-max-width=28rem] - Width of the journey.
 *
 * @fires {CustomEvent<JourneyStepDetail>} ems-journey-step - Another step is shown.
 * @fires {CustomEvent<JourneyCompletedDetail>} ems-journey-completed - All is done: once for an account and a tab.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsSignupFlow extends EmsElement<SignupFlowMessages> {
  static override properties: PropertyDeclarations = {
    journey: {},
    journeyParam: { attribute: 'journey-param' },
    returnTo: { attribute: 'return-to' },
    continueHref: { attribute: 'continue-href' },
    tokenParam: { attribute: 'token-param' },
    forgotPasswordHref: { attribute: 'forgot-password-href' },
    historyMode: { attribute: 'history-mode' },
  };

  static override styles = [frameStyles, signupFlowStyles];
  protected static override lightStyles = [formStyles, signupFlowLightStyles];
  protected readonly messageGroup = 'signupFlow';
  protected readonly english = signupFlowMessages;

  /** `manual`, `element-one`, `on-prem-trial`, `managed-host`; or, as a property, what `defineJourney` answered. */
  journey: string | Journey = 'manual';
  /** Name of the query parameter that may name another of these four, as the link of a mail does. */
  journeyParam: string | undefined;
  /** Where the last screen leads; only to an address that the client allows (`returns`). */
  returnTo: string | undefined;
  /** Where the last screen leads otherwise. */
  continueHref: string | undefined;
  /** Name of the query parameter that holds a mailed token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** Where a forgotten password is replaced. */
  forgotPasswordHref: string | undefined;
  /** `push`: an entry of the browser's history for each step; `none`: none, where the page keeps its history to itself. */
  historyMode: 'push' | 'none' = 'push';

  #name = '';
  #entered: Entered = nothingEntered;
  #token: string | undefined;
  #resendAfter = 0;
  #view: View | undefined;
  #entering: View | undefined;
  #registering = false;
  readonly #parts = new Map<string, 'loading' | 'loaded' | 'failed'>();
  #screens: OwnScreens | undefined;
  #history: StepHistory | undefined;
  #endHistory: (() => void) | undefined;
  readonly #session = new Remote<SessionState>(this, (client, options) => client.session.current(options));

  constructor() {
    super();
    const listen = <Type extends keyof HTMLElementEventMap>(type: Type, heard: (event: HTMLElementEventMap[Type]) => void): void =>
      this.addEventListener(type, (event) => {
        // What the page itself put inside is none of the steps.
        if ((event.target as Element).closest('.ems-light')?.parentElement === this) heard(event);
      });
    listen('ems-registered', (event) => {
      event.preventDefault();
      const { email, resendAfter } = event.detail;
      this.#resendAfter = resendAfter;
      this.#finish('register', { ...this.#typed(), email });
    });
    listen('ems-email-verified', ({ detail: { email } }) => {
      this.#token = undefined;
      this.#finish('verify', { email });
    });
    listen('ems-verification-sent', ({ detail: { email } }) => {
      this.#token = undefined;
      this.#set(waitFor(this.#entered, email));
    });
    listen('ems-verification-required', (event) => {
      event.preventDefault();
      this.#set(waitFor(this.#entered, event.detail.email));
    });
    listen('ems-change-address', () => this.#go('register'));
    listen('ems-terms-accepted', ({ detail: { version } }) => this.#accepted(version));
    listen('ems-signed-in', ({ detail }) => this.#goOn(detail));
    listen('ems-continue', ({ detail }) => this.#goOn(detail));
    listen('ems-step-done', () => this.#finish(this.#view ?? ''));
    listen('ems-failed', ({ detail: { code } }) => {
      // A new version came into force meanwhile: it has to be read before the registration is taken.
      if (code === 'terms_outdated' && this.#view === 'register') this.#set({ ...reopenStep({ ...this.#entered, ...this.#typed() }, 'terms'), acceptedTerms: undefined });
      if (code === 'session_expired' || code === 'not_signed_in') void this.#session.load();
    });
    listen('input', () => this.#set({ ...this.#entered, ...this.#typed() }));
    listen('click', (event) => {
      if (!(event.target as Element).closest(`a[href="${signInLink}"]`)) return;
      event.preventDefault();
      this.#go('sign-in');
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.tokenParam) this.#token ??= takeToken(this.tokenParam);
    addEventListener('online', this.#online);
    this.#endHistory = this.#history?.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#online);
    this.#endHistory?.();
  }

  protected override clientChanged(client: AuthClient): () => void {
    return this.#session.watch(client);
  }

  readonly #online = (): void => {
    if (this.#session.problem) void this.#session.load();
  };

  /** The journey in force. What is no name of ours is the plainest one. */
  get #journey(): Journey {
    if (typeof this.journey === 'object') return this.journey;
    const asked = this.journeyParam && new URL(location.href).searchParams.get(this.journeyParam);
    return findJourney(asked) ?? findJourney(this.journey) ?? manual;
  }

  get #context(): JourneyContext {
    return { state: this.#session.value ?? { standing: 'anonymous' }, entered: this.#entered };
  }

  get #account(): Account | undefined {
    const { value } = this.#session;
    return value && 'account' in value ? value.account : undefined;
  }

  get #step(): JourneyStep {
    return stepOf(this.#journey, this.#context);
  }

  #set(entered: Entered): void {
    this.#entered = entered;
    keep(this.#name, entered);
    this.requestUpdate();
  }

  #finish(step: string, values: Partial<Omit<Entered, 'done'>> = {}): void {
    this.#set(finishStep(this.#journey, this.#context, step, values));
  }

  #go(step: string): void {
    this.#token = undefined;
    this.#set(goTo(this.#journey, { ...this.#context, entered: { ...this.#entered, ...this.#typed() } }, step));
  }

  #goOn({ account, standing }: ContinueDetail): void {
    if (standing === 'active' || standing === 'terms_due') this.#session.set({ account, standing });
    this.#finish('sign-in', { account: account.id });
  }

  #accepted(version: string): void {
    const { value: state } = this.#session;
    if (state && 'account' in state) this.#session.set({ ...state, standing: 'active' });
    this.#finish('terms', { acceptedTerms: version });
  }

  /** What stands in the fields of the registration, or in the one of the address; by name, so that no password is among it. */
  #typed(): Partial<Omit<Entered, 'done'>> {
    const value = (name: string): string | undefined => {
      const fields = this.querySelectorAll<HTMLInputElement>(`:scope > .ems-light input[name="${name}"]`);
      return [...fields].find((field) => field.checkVisibility())?.value;
    };
    const typed = { firstName: value('firstName'), lastName: value('lastName'), email: value('email') };
    return Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== undefined));
  }

  async #signOut(): Promise<Outcome> {
    const account = this.#account;
    try {
      const outcome = (await this.activeClient?.session.signOut()) ?? failure('not_offered');
      if (outcome.ok) {
        this.#session.set({ standing: 'anonymous' });
        // What was entered for that account is nothing to another one.
        this.#set(account && sameAddress(this.#entered.email, account.email) ? nothingEntered : { ...this.#entered, account: undefined, completed: undefined });
      }
      return outcome;
    } catch (error) {
      reportError(error);
      return failure('unexpected_answer');
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { name } = this.#journey;
    if (name !== this.#name) {
      this.#name = name;
      this.#entered = recall(name);
      this.#registering = false;
      this.#view = undefined;
    }
    const state = this.#session.value;
    if (state) {
      this.#follow(state);
      this.#view = this.#nextView();
    }
    // While the service is asked who this is, what a stranger sees first is on its way.
    void this.#load(this.#view ?? this.#step.id);
    this.#registering = this.#view === 'register' || (this.#registering && !this.#account && !this.#entered.done.includes('verify'));
  }

  /** Whose journey it is, where that changed: signed in by it, or signed out meanwhile. */
  #follow(state: SessionState): void {
    const entered = this.#entered;
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

  #nextView(): View {
    const account = this.#account;
    if (this.#token) return 'verify';
    if (!account || account.id === this.#entered.account) return this.#step.id;
    // Signed in elsewhere, meanwhile: what is half-typed stays until it is sent.
    const typing = this.#view === 'register' && !this.#entered.done.includes('register') && isHalfTyped(this);
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
    this.requestUpdate();
  }

  async #fetch(view: View): Promise<unknown> {
    if (view === 'register') return registration.load();
    const own = this.#ownStep(view);
    if (own) return own.load?.();
    await stepElements[view]?.load();
    // The sign-in has a word of ours above it.
    if (view in stepElements && view !== 'sign-in') return undefined;
    const { OwnScreens } = await import('./own-screens.ts');
    this.#screens ??= new OwnScreens(this, {
      finish: (step, values) => {
        if (this.#view !== step) return;
        this.#finish(step, values);
        // The field may have been typed into before: then its attribute says nothing any more.
        const field = values && this.querySelector<HTMLInputElement>('ems-register input[name="email"]');
        if (field) field.value = values.email;
      },
      goOn: (account) => this.#set({ ...this.#entered, account: account.id }),
      signOut: () => this.#signOut(),
    });
  }

  protected override updated(): void {
    const view = this.#view;
    if (!view || view === this.#entering || this.#parts.get(view) !== 'loaded') return;
    const first = this.#entering === undefined;
    this.#entering = view;
    void this.#enter(view, first);
  }

  async #enter(view: View, first: boolean): Promise<void> {
    const active = document.activeElement;
    const here = !first && (!active || active === document.body || this.contains(active));
    await this.updateComplete;
    if (this.#entering !== view) return;
    if (here) await this.#focus(view);
    if (view !== arrival) {
      this.#set({ ...this.#entered, shown: view });
      this.emit('ems-journey-step', { journey: this.#name, step: view } satisfies JourneyStepDetail);
    }
    this.#complete(view);
    await this.#ahead(view);
  }

  async #focus(view: View): Promise<void> {
    const target = this.querySelector<HTMLElement>(':scope > .ems-light > div:not([hidden]) > *');
    if (target instanceof EmsElement) return focusHeading(target);
    const own = view in stepElements ? null : this.renderRoot.querySelector<HTMLElement>('h2');
    (own ?? target)?.focus();
  }

  #complete(view: View): void {
    const state = this.#session.value;
    if (view !== 'done' || !state || !('account' in state) || this.#entered.completed === state.account.id) return;
    this.#set({ ...this.#entered, completed: state.account.id });
    const { standing, account } = state;
    this.emit('ems-journey-completed', { journey: this.#name, standing, account } satisfies JourneyCompletedDetail);
  }

  /** What is needed from now on: the history, and what the next steps are made of. */
  async #ahead(view: View): Promise<void> {
    if (this.historyMode === 'push' && !this.#history) {
      const { StepHistory } = await import('./step-history.ts');
      this.#history ??= new StepHistory(this.#name, (step) => {
        this.#go(step);
        this.#view = this.#nextView();
        return this.#view;
      });
      this.#endHistory?.();
      if (this.isConnected) this.#endHistory = this.#history.listen();
    }
    if (view !== arrival) this.#history?.show(view);
    const idle = globalThis.requestIdleCallback ?? setTimeout;
    idle(() => this.#journey.steps.forEach(({ id }) => void this.#load(id)));
  }

  override render(): TemplateResult {
    const { t } = this;
    const view = this.#view;
    const screen = this.#screen;
    const content = html`<slot name="form"></slot>`;
    return html`<div class="frame">
      <div class="flow">
        <slot name="heading"></slot>
        ${this.#progress()}
        ${screen || !view || this.#parts.get(view) !== 'loaded'
          ? html`<div class="frame">
              <div class="card" part="card">
                ${screen ? html`<h2 part="heading" tabindex="-1">${screen.heading}</h2>` : nothing}
                ${view === 'introduction' || view === 'done'
                  ? html`<slot name=${view}><p class="text">${this.#screens?.words[`${view}Text`]}</p></slot>`
                  : nothing}
                ${content}
              </div>
            </div>`
          : content}
        ${this.#waysOn(t)}
        <slot name="legal"></slot><slot name="footer"></slot>
      </div>
    </div>`;
  }

  #progress(): TemplateResult | typeof nothing {
    const { t } = this;
    const view = this.#view;
    const steps = view && view !== arrival ? progressOf(this.#journey, this.#context) : [];
    if (!steps.length) return nothing;
    const current = steps.findIndex(({ status }) => status === 'current');
    const label = (step: JourneyStep): string => ('label' in step ? step.label : t[step.id as 'terms']);
    return html`<nav part="progress" aria-label=${t.progress}>
      <p class="position" role="status">${current < 0 ? nothing : html`${t.step(current + 1, steps.length)} <b>${label(steps[current]!.step)}</b>`}</p>
      <ol>
        ${steps.map(
          ({ step, status }) =>
            html`<li class=${status} aria-current=${status === 'current' ? 'step' : nothing}>
              ${status === 'done' ? html`${checkIcon()}<span class="hidden">${t.stepDone}</span>` : nothing}<span>${label(step)}</span>
            </li>`,
        )}
      </ol>
    </nav>`;
  }

  #waysOn(t: SignupFlowMessages): TemplateResult | typeof nothing {
    const view = this.#view;
    if (!view || this.#account) return nothing;
    const before = view === 'verify' ? undefined : stepBefore(this.#journey, this.#context);
    return html`<div class="ways">
      ${before ? html`<button type="button" @click=${() => this.#go(before)}>${t.back}</button>` : nothing}
      ${view === 'sign-in'
        ? nothing
        : html`<span>${t.haveAccount} <button type="button" @click=${() => this.#go('sign-in')}>${this.localizer.form.signIn}</button></span>`}
    </div>`;
  }

  get #screen(): Screen | undefined {
    const screens = this.#screens;
    switch (this.#view) {
      case 'introduction':
        return screens?.introduction();
      case 'email':
        return screens?.email(this.#entered.email);
      case arrival:
        return this.#account && screens?.arrival(this.#account);
      case 'done': {
        const back = returnAddress(this.returnTo, this.activeClient?.returns);
        return screens?.done(back ?? this.continueHref, back && new URL(back).host);
      }
    }
    return undefined;
  }

  protected override renderForm(): TemplateResult {
    const view = this.#view;
    const state = view && this.#parts.get(view);
    const drawn = view !== 'register' && state === 'loaded';
    return html`${this.#registering ? html`<div ?hidden=${view !== 'register' || state !== 'loaded'}>${registration.template(this.#stepContext)}</div>` : nothing}
    ${drawn && view ? (this.#screen?.content ?? html`<div>${this.#element(view)}</div>`) : view === 'register' && state === 'loaded' ? nothing : this.#wait(view)}`;
  }

  #element(view: View): unknown {
    const known = stepElements[view];
    if (known) return known.template(this.#stepContext);
    const own = this.#ownStep(view);
    return own ? this.#own(own.element) : nothing;
  }

  #ownStep(view: View): OwnStep | undefined {
    const step = this.#journey.steps.find(({ id }) => id === view);
    return step && 'element' in step ? step : undefined;
  }

  #ownElement: HTMLElement | undefined;

  /** Made once, so that a redraw keeps what is typed in it. */
  #own(tag: string): HTMLElement {
    if (this.#ownElement?.localName !== tag) this.#ownElement = document.createElement(tag);
    return Object.assign(this.#ownElement!, { client: this.activeClient, entered: this.#entered });
  }

  #wait(view: View | undefined): TemplateResult {
    if (!view || this.#parts.get(view) !== 'failed') return this.#session.template(undefined);
    const again = (): void => {
      this.#parts.delete(view);
      this.requestUpdate();
    };
    return html`${alert(nothing, this.localizer.problem('unreachable'))}
      <button type="button" class="ems-secondary" @click=${again}>${this.localizer.group('remote', remoteMessages).tryAgain}</button>`;
  }

  get #stepContext(): StepContext {
    const page = location.origin + location.pathname;
    return {
      client: this.client,
      entered: this.#entered,
      signedIn: Boolean(this.#account),
      token: this.#token,
      resendAfter: this.#resendAfter,
      details: { journey: this.#name, returnTo: returnAddress(page, this.activeClient?.returns) },
      forgotPasswordHref: this.forgotPasswordHref,
      note: this.#entered.done.includes('verify') ? this.#screens?.words.verified : undefined,
    };
  }
}
