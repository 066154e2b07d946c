import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../base/ems-element.ts';
import type { Journey } from '../journeys/journey.ts';
import { offered } from '../journeys/offered.ts';
import { findJourney, manual } from '../journeys/journeys.ts';
import { alert } from '../parts/form.ts';
import { formStyles } from '../styles/form.styles.ts';
import { frameStyles } from '../styles/frame.styles.ts';
import type { Conductor } from './conductor.ts';
import type { SignupFlowMessages } from './messages/en.ts';
import { signupFlowLightStyles, signupFlowStyles } from './ems-signup-flow.styles.ts';
import { loadFirst, registerElement, signInLink, termsElement } from './first-steps.ts';
import type { OwnScreens } from './own-screens.ts';
import type { Scene } from './scene.ts';

/** What a first step may say before somebody listens who leads on. */
const early = ['ems-registered', 'ems-terms-accepted', 'ems-continue', 'ems-signed-in'];

/**
 * A sign-up journey in one tag: from a stranger to an account that owes nothing. It shows the step that is left for this
 * person, computed anew from the service's word and from what was entered, so it goes on after a reload, in another tab
 * and on another device. What was typed survives a reload in the tab's `sessionStorage`; a password or a code never does.
 *
 * The first step of a stranger is drawn at once; what leads through the others is fetched meanwhile. A link to
 * `#ems-sign-in` on its page, from wherever, leads to the sign-in within the journey.
 *
 * @summary A sign-up journey, step by step.
 * @tagname ems-signup-flow
 *
 * @attr step - Set by the element, for the page's style sheet: the step that is shown, or `signed-in` where a live session is asked about.
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
  /** They come with the conductor: nothing of them is on the first screen. */
  protected readonly english = {} as SignupFlowMessages;

  /** `manual`, `element-one`, `on-prem-trial`, `managed-host`; or, as a property, what `defineJourney` answered. */
  journey: string | Journey = 'manual';
  /** Name of the query parameter that may name another of these four, as the link of a mail does. */
  journeyParam: string | undefined;
  /** Where the last screen leads; only to an address that the client allows (`allowedReturnUrls`). */
  returnTo: string | undefined;
  /** Where the last screen leads otherwise. */
  continueHref: string | undefined;
  /** Name of the query parameter that holds a mailed token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** Where a forgotten password is replaced. */
  forgotPasswordHref: string | undefined;
  /** `push`: an entry of the browser's history for each step; `none`: none, where the page keeps its history to itself. */
  historyMode: 'push' | 'none' = 'push';

  #conductor: Conductor | undefined;
  /** What leads through the journey could not be fetched. */
  #failed = false;
  /** What was said meanwhile. */
  readonly #told: Event[] = [];
  #screens: OwnScreens | undefined;

  constructor() {
    super();
    // What failed to come is tried again by whatever the person does next.
    this.addEventListener('click', () => this.#again());
    for (const type of early) {
      this.addEventListener(type, (event) => {
        if (this.#conductor) return;
        // Its own next screen isn't shown: the journey goes on.
        event.preventDefault();
        this.#told.push(event);
      });
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#conduct();
    addEventListener('online', this.#again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#again);
  }

  async #conduct(): Promise<void> {
    if (this.#conductor) return;
    try {
      const { Conductor } = await import('./conductor.ts');
      if (this.#conductor) return;
      this.#conductor = new Conductor(this, this.#screens);
      this.#told.forEach((event) => this.#conductor!.hear(event));
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.requestUpdate();
  }

  readonly #again = (): void => {
    if (this.#failed) void this.#conduct();
  };

  /** @internal The journey in force. What is no name of ours is the plainest one. */
  get plan(): Journey {
    const asked = this.journeyParam && new URLSearchParams(location.search).get(this.journeyParam);
    const journey =
      typeof this.journey === 'object' ? this.journey : (findJourney(asked) ?? findJourney(this.journey) ?? manual);
    return offered(journey, this.activeClient);
  }

  /** @internal Where the journey's own screens come from. */
  async screens(): Promise<OwnScreens> {
    const { OwnScreens } = await import('./own-screens.ts');
    this.requestUpdate();
    return (this.#screens ??= new OwnScreens(this));
  }

  /** Nothing says that this is anything but a stranger: nothing was kept in this tab, and no link to another step was opened. */
  get #stranger(): boolean {
    const parameter = this.tokenParam;
    if (location.hash === signInLink) return false;
    if (parameter && new URLSearchParams(location.search).has(parameter)) return false;
    try {
      return (
        (history.state as { emsToken?: string } | null)?.emsToken === undefined &&
        !sessionStorage.getItem(`ems-journey ${this.plan.name}`)
      );
    } catch {
      return true;
    }
  }

  /** The step that a stranger begins with: its element is upgraded as soon as it is there. */
  get #beginning(): Scene {
    const scene: Scene = { context: { client: this.client, entered: { done: [] } } };
    if (!this.#stranger) return scene;
    const { id } = this.plan.steps[0]!;
    const load = loadFirst[id];
    // What fails to come is told of by the conductor, which tries again.
    void (load ? load() : this.#screens ? undefined : this.screens())?.catch(() => undefined);
    if (id === 'register') return { ...scene, register: 'shown' };
    return id === 'terms'
      ? { ...scene, element: termsElement(scene.context) }
      : { ...scene, screen: this.#screens?.introduction() };
  }

  get #scene(): Scene {
    return this.#conductor?.scene ?? this.#beginning;
  }

  override render(): TemplateResult {
    const { progress, screen, ways } = this.#scene;
    return html`<div class="frame">
      <div class="flow">
        <slot name="heading"></slot>
        <div class="progress" ?hidden=${progress === nothing}>${progress}</div>
        ${screen?.frame ?? html`<slot name="form"></slot>`}${ways}<slot name="legal"></slot><slot name="footer"></slot>
      </div>
    </div>`;
  }

  protected override renderForm(): TemplateResult {
    const { context, register, element, screen } = this.#scene;
    const problem = this.#failed ? alert(nothing, this.localizer.problem('unreachable')) : nothing;
    return html`${problem}${register ? html`<div ?hidden=${register === 'kept'}>${registerElement(context)}</div>` : nothing}${element}${screen?.content}`;
  }
}
