import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { EmsElement } from '../base/ems-element.ts';
import { isInTab } from '../base/in-tab.ts';
import { missingPart } from '../client/missing-part.ts';
import { hasToken } from '../base/token-key.ts';
import type { Journey } from '../journeys/journey.ts';
import { offered } from '../journeys/offered.ts';
import { findJourney, manual } from '../journeys/journeys.ts';
import { alert } from '../parts/form.ts';
import { formStyles } from '../styles/form.styles.ts';
import { frameStyles } from '../styles/frame.styles.ts';
import type { FlowController } from './controller.ts';
import type { SignupFlowMessages } from './messages/en.ts';
import { signupFlowLightStyles, signupFlowStyles } from './ems-signup-flow.styles.ts';
import type { FlowEvent } from './flow-event.ts';
import type { FlowElement } from './flow-host.ts';
import { FlowRenderer, type Scene } from './renderer.ts';
import { signInLink, storageKey } from './names.ts';
import { beginning, type FlowState } from './state.ts';
import { firstSteps } from './steps/first.ts';

/**
 * A sign-up journey in one tag: from a stranger to an account that owes nothing. It shows the step that is left for this
 * person, computed anew from the service's word and from what was entered, so it goes on after a reload, in another tab
 * and on another device. What was typed survives a reload in the tab's `sessionStorage`; a password or a code never does.
 *
 * The first step of a stranger is drawn at once; what leads through the others is fetched meanwhile. A link to
 * `#ems-sign-in` on its page, from wherever, leads to the sign-in within the journey.
 *
 * @summary A whole sign-up journey in one tag: `manual`, `element-one`, `on-prem-trial`, `managed-host`, or your own.
 * @category Sign up
 * @keywords onboarding, wizard, free trial, get started, checkout
 * @tagname ems-signup-flow
 *
 * @attr {string} step - Set by the element, for the page's style sheet: the step that is shown, or `signed-in` where a live session is asked about.
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
export class EmsSignupFlow extends EmsElement<SignupFlowMessages> implements FlowElement {
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
  /** They come with the controller: nothing of them is on the first screen. */
  protected readonly english = {} as SignupFlowMessages;

  /** `manual`, `element-one`, `on-prem-trial`, `managed-host`; or, as a property, what `defineJourney` answered. */
  journey: string | Journey = 'manual';
  /** Name of the query parameter that may name another of these four, as the link of an email does. */
  journeyParam: string | undefined;
  /** Where the last screen leads; only to an address that the client allows (`allowedReturnUrls`). */
  returnTo: string | undefined;
  /** Where the last screen leads otherwise. */
  continueHref: string | undefined;
  /** Name of the parameter, in the fragment or the query, that holds a mailed token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** Where a forgotten password is replaced. */
  forgotPasswordHref: string | undefined;
  /** `push`: an entry of the browser's history for each step; `none`: none, where the page keeps its history to itself. */
  historyMode: 'push' | 'none' = 'push';

  readonly #renderer = new FlowRenderer(this);
  #controller: FlowController | undefined;
  /** The controller could not be fetched. */
  #failed = false;
  /** What happened before it was there. */
  readonly #events: FlowEvent[] = [];
  #scene: Scene | undefined;
  /** This may be somebody else than a stranger, for whom nothing is drawn before the controller is there. */
  #known: boolean | undefined;

  constructor() {
    super();
    this.#renderer.add(firstSteps);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    try {
      const { FlowController } = await import('./controller.ts');
      // One that was taken out meanwhile keeps nothing in the tab; back in the page it fetches again.
      if (this.#controller || !this.isConnected) return;
      const controller = (this.#controller = new FlowController(this, this.#renderer));
      for (const event of this.#events) controller.send(event);
      this.#failed = false;
    } catch {
      this.#failed = true;
      // Tried again when the line is back, and by whatever the person does next.
      const again = (): void => void this.#fetch();
      addEventListener('online', again, { once: true });
      this.addEventListener('click', again, { once: true });
    }
    this.requestUpdate();
  }

  /** @internal */
  send(event: FlowEvent): void {
    if (this.#controller) this.#controller.send(event);
    else this.#events.push(event);
  }

  /** @internal The journey in force. What is no name of ours is the plainest one. */
  get plan(): Journey {
    const asked = this.journeyParam && new URLSearchParams(location.search).get(this.journeyParam);
    const journey =
      typeof this.journey === 'object' ? this.journey : (findJourney(asked) ?? findJourney(this.journey) ?? manual);
    return offered(journey, this.activeClient);
  }

  /**
   * Until the controller is there, what a stranger begins with, unless something says that this is somebody else. Said once: what is
   * drawn stays, with what is typed in it, whatever another flow writes into the tab's storage meanwhile.
   */
  get #state(): FlowState {
    if (this.#controller) return this.#controller.state;
    const { plan } = this;
    this.#known ??=
      location.hash.endsWith(signInLink) ||
      (this.tokenParam && hasToken(this.tokenParam)) ||
      isInTab(storageKey(plan.name));
    return beginning(plan, this.#known ? undefined : plan.steps[0]!.id);
  }

  /** @internal The step that is shown. */
  get screen(): string | undefined {
    return this.#state.view;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#controller?.take();
  }

  protected override updated(): void {
    void this.#renderer.load(this.#state.view);
  }

  override render(): TemplateResult {
    this.#scene = this.#renderer.draw(this.#state);
    return this.#scene.frame;
  }

  protected override renderForm(): TemplateResult {
    const problem = this.#failed ? alert(nothing, this.localizer.problem(missingPart())) : nothing;
    return html`${problem}${this.#scene?.content}`;
  }
}
