import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { EmsElement } from '../../base/ems-element.ts';
import { hasFocus } from '../../base/focus.ts';
import { FormController } from '../../base/form-controller.ts';
import { tellSubmit } from '../../base/tell-submit.ts';
import type { SessionInfo } from '../../client/ports/sessions.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, success } from '../../client/outcome.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { dateInWords } from '../../parts/date.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { formFrame } from '../../parts/form.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
import { own } from '../../parts/only-own.ts';
import { Resource, signInLink } from '../../parts/resource.ts';
import { Status } from '../../parts/status.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { sessionsMessages, type SessionsMessages } from './messages/en.ts';
import { sessionsStyles } from './ems-sessions.styles.ts';
import { relativeTime } from './relative-time.ts';

/** What the hidden control says when all others are meant. */
const others = 'others';

/**
 * Where the account is signed in: this device first, then by last use; with the IP address, the other sites that it is signed in to and
 * its end, where the service tells them. Another session can be ended, or all others at once, after proof (ASVS 7.5.2).
 *
 * Controls: none that a person fills; `session` is hidden and says which session a button ends.
 *
 * @summary Lists where the account is signed in, and signs out one of the others, or all.
 * @category Account
 * @keywords devices, log out everywhere, where am I signed in, sign out others
 * @tagname ems-sessions
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the list.
 * @slot legal - Small print.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<SessionEndedDetail>} ems-session-ended - A session of another device was ended.
 * @fires {CustomEvent<OtherSessionsEndedDetail>} ems-other-sessions-ended - All other sessions were ended.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsSessions extends EmsElement<SessionsMessages> {
  static override properties: PropertyDeclarations = {
    signInHref: { attribute: 'sign-in-href' },
  };

  protected static override lightStyles = [formStyles, screenStyles, sessionsStyles];
  protected readonly messageGroup = 'sessions';
  protected readonly english = sessionsMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  readonly #status = new Status(this);
  readonly #sessions = own(
    this,
    new Resource<SessionInfo[]>(this, (client, options) => client.sessions?.list(options)),
  );

  /** The others when a button was pressed: the list may be a newer one when the answer comes. */
  #before: SessionInfo[] = [];
  /** What the last press was to end. */
  #pressed: string | undefined;

  readonly #form = new FormController<void>(this, {
    validate: () => ({}),
    submit: async ({ session = '' }, options) => {
      this.#before = this.#others;
      const port = this.activeClient?.sessions;
      const outcome = await ((session === others ? port?.endOthers(options) : port?.end({ id: session }, options)) ??
        failure('not_offered'));
      // It ended a moment ago by itself: what was wanted.
      return !outcome.ok && outcome.problem.code === 'not_found' ? success() : outcome;
    },
    done: (_value, { session = '' }) => this.#ended(session),
    failed: this.#status.onCancelled,
  });

  protected override clientChanged(client: AuthClient): () => void {
    return this.#sessions.watch(client);
  }

  get #others(): SessionInfo[] {
    return this.#sessions.value?.filter(({ current }) => !current) ?? [];
  }

  /** The focus goes to the row that takes the place of the one that goes. */
  async #ended(session: string): Promise<void> {
    const { t } = this;
    const before = this.#before;
    const index = before.findIndex(({ id }) => id === session);
    const ended = before[index];
    if (ended) {
      this.#status.announce(t.ended(this.#device(ended)));
      this.emit('ems-session-ended', { id: session });
    } else {
      this.#status.announce(t.othersEnded(before.length));
      this.emit('ems-other-sessions-ended', { count: before.length });
    }
    // On the body, too: it was lost with the button that was pressed.
    const here = document.activeElement === document.body || hasFocus(this);
    // Known without asking; what else changed meanwhile is asked for.
    this.#sessions.set(
      this.#sessions.value?.filter(({ id, current }) => current || (ended !== undefined && id !== session)) ?? [],
    );
    void this.#sessions.load();
    await this.updateComplete;
    if (!here) return;
    const buttons = this.querySelectorAll<HTMLElement>('.ems-sessions button');
    const next = ended && (buttons[index] ?? buttons[index - 1]);
    if (next) next.focus();
    else await focusHeading(this);
  }

  /** One at a time: which one is said by the form's hidden control, so that a repeat is told from another request. */
  #press(session: string): void {
    if (this.#form.busy) return;
    this.querySelector<HTMLInputElement>('input[name="session"]')!.value = this.#pressed = session;
    tellSubmit(this.#form.form);
  }

  /** @internal The button that this page was left by for a proof: see `step-up-return.ts`. */
  reopen({ subject }: KeptForm): Promise<HTMLElement | boolean> {
    const buttons = [...this.querySelectorAll<HTMLElement>('button[data-for]')];
    return Promise.resolve(buttons.find((button) => button.dataset['for'] === subject) ?? false);
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, !this.#sessions.problem));
  }

  protected override renderForm(): TemplateResult {
    const { value: sessions, problem } = this.#sessions;
    if (!sessions || problem) return this.#sessions.template(this.signInHref);
    const { t } = this;
    const newest = Math.max(...sessions.map(({ lastUsedAt }) => Date.parse(lastUsedAt)));
    return html`<p>${t.text}</p>
      ${formFrame(
        this.#form,
        html`<input type="hidden" name="session" data-ems-subject />
          <ul class="ems-sessions">
            ${repeat(
              sessions,
              ({ id }) => id,
              (session) => this.#row(session, newest),
            )}
          </ul>`,
        signInLink(this, this.#form.problem, this.signInHref),
      )}`;
  }

  #device({ browser, system, systemVersion }: SessionInfo): string {
    return this.t.device(browser, system && systemVersion ? `${system} ${systemVersion}` : system);
  }

  /** What a service may tell of a session besides. */
  #facts({ ipAddress, applications = [], expiresAt }: SessionInfo): TemplateResult {
    const { t } = this;
    const { lang } = this.localizer;
    const date = expiresAt && dateInWords(expiresAt, lang);
    return html`${applications.length ? html`<div class="ems-hint">${t.applications(new Intl.ListFormat(lang).format(applications))}</div>` : nothing}
      ${
        (ipAddress ?? date)
          ? html`<div class="ems-hint">
        ${ipAddress ? html`${t.ipAddress} <bdi translate="no">${ipAddress}</bdi>` : nothing}${ipAddress && date ? ' · ' : nothing}${date ? html`${t.expires} ${date}` : nothing}
      </div>`
          : nothing
      }`;
  }

  #row(session: SessionInfo, newest: number): TemplateResult {
    const { t } = this;
    const { id, current, lastUsedAt } = session;
    const device = this.#device(session);
    const time = relativeTime(lastUsedAt, newest, this.localizer.lang);
    return html`<li>
      <div>
        <div><bdi>${device}</bdi> ${current ? html`<span class="ems-badge">${t.current}</span>` : nothing}</div>
        <time class="ems-hint" datetime=${lastUsedAt}>${time ? t.lastUsed(time) : t.justNow}</time>
        ${this.#facts(session)}
      </div>
      ${current ? nothing : this.#button(id, t.end, t.endDevice(device))}
    </li>`;
  }

  #button(session: string, label: string, name?: string): TemplateResult {
    const { busy, countdown } = this.#form;
    // The one that was pressed counts down what the service asks for; the others wait with it.
    const waits = countdown?.left && session === this.#pressed;
    return html`<button
      type="button"
      class="ems-secondary"
      data-for=${session}
      aria-label=${(!waits && name) || nothing}
      aria-disabled=${busy || countdown?.left ? 'true' : nothing}
      aria-busy=${busy}
      @click=${() => this.#press(session)}
    >
      ${waits ? this.localizer.form.tryAgainIn(countdown.text) : label}
    </button>`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    if (!this.#sessions.value || this.#sessions.problem) return nothing;
    const { length } = this.#others;
    return html`${this.#status.template()}
    ${length ? this.#button(others, this.t.endOthers(length)) : html`<p class="ems-muted">${this.t.onlyThis}</p>`}`;
  }
}
