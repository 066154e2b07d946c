import { html, nothing, type TemplateResult } from 'lit';
import type { AuthClient } from '../../client/types.ts';
import type { AddPart, SectionContext } from './section-context.ts';

/** Fetches what the client has of it. */
export const loadFurtherParts = ({ passkeys }: AuthClient, add: AddPart): Promise<unknown> =>
  Promise.all([passkeys && add('passkeys', 'ems-passkeys', import('../passkeys/ems-passkeys.ts'))]);

/** What a section has besides, where the client has it. */
export const furtherParts = ({ own, client, signInHref }: SectionContext): TemplateResult =>
  html`${client.passkeys ? html`<ems-passkeys class="ems-element" .client=${own} .signInHref=${signInHref}></ems-passkeys>` : nothing}`;
