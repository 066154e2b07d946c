import {
  type CSSResult,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { AuthClient } from '../client/types.ts';
import { defaultPolicy, type Policy } from '../client/policy.ts';
import type { SessionState } from '../client/ports/session.ts';
import { getDefaultClient } from '../context/default-client.ts';
import { joinPage, leavePage } from '../context/redraw.ts';
import { subscribeToContext } from '../context/context-request.ts';
import type { EmsContext } from '../context/ems-context.ts';
import { Localizer } from '../i18n/localizer.ts';
import type { MessageGroups } from '../i18n/message-groups.ts';
import { isLink } from '../rules/link.ts';
import { formStyles } from '../styles/form.styles.ts';
import { frameStyles } from '../styles/frame.styles.ts';
import type { EventDetails } from './events.ts';
import { LightDom } from './light-dom.ts';

/**
 * What every element here has in common: the frame in the shadow root, the form among its own children, its client, its
 * words and its events.
 *
 * @attr {'always' | 'never'} error-summary - When errors are listed above the form; by default from three on.
 * @attr {number} [heading-level=2] - Level of the element's own heading; by default that of the page's (slot `heading`) where there is one.
 *
 * @fires {CustomEvent<ScreenDetail>} ems-screen - Another screen is shown, or another number of fields is refused. With `watchScreens()`.
 */
export abstract class EmsElement<Messages extends object = object> extends LitElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    messages: { attribute: false },
  };

  static override styles = [frameStyles];
  /** What is drawn in the light DOM. */
  protected static lightStyles: CSSResult[] = [formStyles];

  /** Name of the element's group of words in a {@link Locale}. */
  protected abstract readonly messageGroup: keyof MessageGroups;
  /** The element's English words. */
  protected abstract readonly english: Messages;

  /** The client of this element; comes before a provider's and the default one. */
  client: AuthClient | undefined;

  /** Words of this element to replace, one by one. */
  messages: Partial<Messages> = {};

  /** @internal */
  readonly localizer = new Localizer(this);
  /** @internal */
  readonly light = new LightDom(this, (this.constructor as typeof EmsElement).lightStyles, {
    form: () => this.renderForm(),
    actions: () => this.renderActions(),
  });
  #context: EmsContext = {};
  #endContext: (() => void) | undefined;
  #leave: (() => void) | undefined;

  /** @internal The client in force: own property, nearest provider, default. */
  get activeClient(): AuthClient | undefined {
    return this.client ?? this.#context.client ?? getDefaultClient();
  }

  /** @internal */
  get policy(): Policy {
    return this.#context.policy ?? this.told.policy ?? this.activeClient?.policy.initial ?? defaultPolicy;
  }

  /** @internal What the client in force has told. With another one it begins anew. */
  told: { client?: AuthClient | undefined; policy?: Policy; session?: SessionState } = {};

  /** The element's words in the language in force, with the page's replacements. */
  protected get t(): Messages {
    const words = this.localizer.group(this.messageGroup, this.english as MessageGroups[keyof MessageGroups]);
    return { ...(words as unknown as Messages), ...this.messages };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    joinPage(this);
    this.#subscribe();
    // Its define file may come later than ours.
    if (this.closest('ems-provider:not(:defined)'))
      void customElements.whenDefined('ems-provider').then(() => this.#subscribe());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    leavePage(this);
    this.#endContext?.();
    this.#leave?.();
    this.#leave = undefined;
  }

  #subscribe(): void {
    this.#endContext?.();
    // What is around it may be another page's part by now, without a provider.
    this.#context = {};
    this.#endContext = subscribeToContext(this, (value) => {
      this.#context = value;
      this.requestUpdate();
    });
    this.requestUpdate();
  }

  /**
   * Called when the element is in a document and its client is known, and again for another client. What it returns is
   * called when that client is left.
   */
  protected clientChanged(_client: AuthClient): (() => void) | undefined {
    return undefined;
  }

  /** Waits for the words of the page's language: English never shows meanwhile. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const draw = (): void | Promise<unknown> => super.scheduleUpdate();
    return this.localizer.coming(this.messageGroup)?.then(draw) ?? draw();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // One rule for all links that a page gives: no `javascript:`.
    for (const name of changed.keys() as Iterable<keyof this>)
      if (/Href$/.test(name as string) && !isLink(this[name] as string)) this[name] = undefined as never;
    const client = this.activeClient;
    if (!this.isConnected || (client === this.told.client && this.#leave)) return;
    this.#leave?.();
    if (client !== this.told.client) this.told = { client };
    this.#leave = client && (this.clientChanged(client) ?? (() => undefined));
  }

  /** @internal Says what happened. Returns `false` when the page prevented what the element would do next. */
  emit<Name extends keyof EventDetails>(type: Name, detail: EventDetails[Name], cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** The element's form and screens, drawn in the light DOM (slot `form`). */
  protected abstract renderForm(): TemplateResult | typeof nothing;

  /** What comes after the page's own fields and consent: the buttons (light DOM, slot `actions`). */
  protected renderActions(): TemplateResult | typeof nothing {
    return nothing;
  }
}
