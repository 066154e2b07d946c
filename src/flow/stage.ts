import { html, nothing, type TemplateResult } from 'lit';
import type { Account, SessionState } from '../client/ports/session.ts';
import { returnAddress } from '../rules/return-address.ts';
import type { JourneyContext } from '../journeys/journey.ts';
import { progressOf, stepBefore, waitFor } from '../journeys/steps.ts';
import { alert } from '../parts/form.ts';
import type { Resource as Remote } from '../parts/resource.ts';
import { signupFlowMessages } from './messages/en.ts';
import { EntryScreens, type Entry } from './entry-screens.ts';
import { termsElement, type StepContext } from './first-steps.ts';
import type { FlowHost } from './flow-host.ts';
import { laterSteps } from './later-steps.ts';
import type { OwnScreens } from './own-screens.ts';
import { progressBar } from './progress-bar.ts';
import { progressStyles } from './progress-bar.styles.ts';
import type { Scene, Screen } from './scene.ts';
import { screenCard } from './screen-card.ts';
import { ownStep, type StepParts } from './step-parts.ts';

/** What is shown: a step, or the question that a live session on arrival leads to. */
export type View = string;
export const arrival = 'signed-in';

/** What a scene is drawn from. */
export interface Situation {
  view: View | undefined;
  context: JourneyContext;
  account: Account | undefined;
  /** The registration has begun, and may still be gone back to. */
  registering: boolean;
  token: string | undefined;
  retryAfter: number;
}

/** What a person does beside the work of a step. */
export interface Ways extends Entry {
  go(step: string): void;
  startOver(): void;
}

const ways = (...those: unknown[]): TemplateResult => html`<div class="ways">${those}</div>`;

/** Draws where the person is in the journey. */
export class Stage {
  /** The journey's own, once they are there. */
  screens: OwnScreens | undefined;
  readonly #host: FlowHost;
  readonly #session: Remote<SessionState>;
  readonly #parts: StepParts;
  readonly #ways: Ways;
  readonly #entry: EntryScreens;
  #ownElement: HTMLElement | undefined;

  constructor(host: FlowHost, session: Remote<SessionState>, parts: StepParts, ways: Ways) {
    this.#host = host;
    this.#session = session;
    this.#parts = parts;
    this.#ways = ways;
    this.#entry = new EntryScreens(host, ways);
    (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(progressStyles.styleSheet!);
  }

  draw(situation: Situation): Scene {
    const { view, account, registering } = situation;
    const context = this.context(situation);
    const loaded = view !== undefined && this.#parts.isLoaded(view);
    const shown = view === 'register' && loaded;
    const t = { ...this.#host.localizer.group('signupFlow', signupFlowMessages), ...this.#host.messages };
    const asked = view && view !== arrival;
    return {
      context,
      register: shown ? 'shown' : registering && this.#parts.isLoaded('register') ? 'kept' : undefined,
      element: loaded && !shown ? this.#element(view, context, situation) : undefined,
      screen: loaded ? this.#screen(view, situation) : { frame: screenCard(undefined), content: this.#wait(view) },
      progress: asked ? progressBar(t, progressOf(this.#host.plan, this.#progressed(situation))) : view && nothing,
      ways: asked && !account ? this.#drawWays(t, view, situation.context) : nothing,
    };
  }

  context({ context, account }: Pick<Situation, 'context' | 'account'>): StepContext {
    const page = location.origin + location.pathname;
    return {
      client: this.#host.client,
      entered: context.entered,
      signedIn: Boolean(account),
      details: {
        journey: this.#host.plan.name,
        returnTo: returnAddress(page, this.#host.activeClient?.allowedReturnUrls),
      },
    };
  }

  /** Whoever opens a mailed link has registered and waits, whatever this browser knows, and whoever is signed in here. */
  #progressed({ token, context }: Situation): JourneyContext {
    return token ? { state: { status: 'anonymous' }, entered: waitFor(context.entered, '') } : context;
  }

  #drawWays(t: typeof signupFlowMessages, view: View, context: JourneyContext): TemplateResult {
    const { go, startOver } = this.#ways;
    const words = this.screens?.words;
    const before = view === 'verify' ? undefined : stepBefore(this.#host.plan, context);
    const back = before && html`<button type="button" @click=${() => go(before)}>${t.back}</button>`;
    const question = (asks: string | undefined, answer: string | undefined, act: () => void): TemplateResult =>
      html`<span>${asks} <button type="button" @click=${act}>${answer}</button></span>`;
    if (view !== 'sign-in')
      return ways(
        back,
        question(t.haveAccount, this.#host.localizer.form.signIn, () => go('sign-in')),
      );
    if (!before) return ways(question(words?.notYou, words?.startOver, startOver));
    // Who hasn't registered here may have come by a link: there is nothing that "Back" could mean.
    return ways(before === 'verify' ? back : question(words?.noAccount, words?.createAccount, () => go(before)));
  }

  #screen(view: View, { context: { entered }, account }: Situation): Screen | undefined {
    const { screens } = this;
    switch (view) {
      case 'introduction':
        return screens?.introduction();
      case 'email':
        return screens && this.#entry.email(screens.words, entered.email);
      case arrival:
        return account && this.#entry.arrival(account);
      case 'done': {
        const back = returnAddress(this.#host.returnTo, this.#host.activeClient?.allowedReturnUrls);
        return screens?.done(back ?? this.#host.continueHref, back && new URL(back).host);
      }
    }
    const own = ownStep(this.#host.plan, view);
    if (!own) return undefined;
    // Made once, so that a redraw keeps what is typed in it.
    if (this.#ownElement?.localName !== own.element) this.#ownElement = document.createElement(own.element);
    Object.assign(this.#ownElement, { client: this.#host.activeClient, entered });
    return { frame: screenCard(own.label), content: html`${this.#ownElement}` };
  }

  #element(view: View, context: StepContext, { token, retryAfter }: Situation): unknown {
    if (view === 'terms') return termsElement(context);
    const { forgotPasswordHref } = this.#host;
    const note = context.entered.done.includes('verify') ? this.screens?.words.verified : undefined;
    return laterSteps[view]?.template({ ...context, token, retryAfter, forgotPasswordHref, note });
  }

  #wait(view: View | undefined): TemplateResult {
    if (!view || !this.#parts.hasFailed(view)) return this.#session.template(undefined);
    return html`${alert(nothing, this.#host.localizer.problem('unreachable'))}
      <button type="button" class="ems-secondary" @click=${() => this.#parts.again(view)}>${this.#host.localizer.form.tryAgain}</button>`;
  }
}
