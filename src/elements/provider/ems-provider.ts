import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { css } from '../../styles/css.ts';
import type { AuthClient } from '../../client/types.ts';
import type { Policy } from '../../client/policy.ts';
import { emsContext } from '../../context/ems-context.ts';

/**
 * Gives a client, a policy and a language to the elements inside it, however deep.
 *
 * @summary Gives client, policy and language to the elements inside it.
 * @category Page
 * @keywords context, client for all, language for all
 * @tagname ems-provider
 * @slot - The elements, and whatever else stands between them.
 */
export class EmsProvider extends LitElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    policy: { attribute: false },
    lang: {},
  };

  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** The client of the elements inside. */
  client: AuthClient | undefined;
  /** Rules to show instead of the client's. */
  policy: Policy | undefined;
  /** Language of the elements inside (BCP 47). */
  override lang = '';

  readonly #context = new ContextProvider(this, { context: emsContext, initialValue: {} });

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#context.setValue({ client: this.client, policy: this.policy, lang: this.lang });
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
