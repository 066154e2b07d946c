import { html, type TemplateResult } from 'lit';
import { define } from '../base/define.ts';
import type { Registration } from '../client/ports/registration.ts';
import type { AuthClient } from '../client/types.ts';
import type { Entered } from '../journeys/entered.ts';

/** What a step hands on to its element. */
export interface StepContext {
  /** The client of the flow itself, if it was given one; otherwise they find it as every element does. */
  client: AuthClient | undefined;
  entered: Entered;
  signedIn?: boolean;
  /** Goes along with the registration. */
  details?: Partial<Registration>;
}

/** What a link names that leads to the sign-in within the journey: one inside a step, or one of the page. */
export const signInLink = '#ems-sign-in';

/** The elements that a journey may begin with. Those of the other steps are fetched with what leads through them. */
export const loadFirst: Partial<Record<string, () => Promise<void>>> = {
  register: async () => define('ems-register', (await import('../elements/register/ems-register.ts')).EmsRegister),
  terms: async () => define('ems-terms', (await import('../elements/terms/ems-terms.ts')).EmsTerms),
};

export const registerElement = ({ client, entered, details }: StepContext): TemplateResult =>
  html`<ems-register
    class="ems-element"
    .client=${client}
    .firstName=${entered.firstName ?? ''}
    .lastName=${entered.lastName ?? ''}
    .email=${entered.email ?? ''}
    .acceptedTerms=${entered.acceptedTerms}
    .details=${details}
  ></ems-register>`;

export const termsElement = ({ client, entered, signedIn }: StepContext): TemplateResult =>
  html`<div><ems-terms
    class="ems-element"
    .client=${client}
    .beforeRegistration=${!signedIn}
    .acceptedVersion=${signedIn ? undefined : entered.acceptedTerms}
    .signInHref=${signInLink}
  ></ems-terms></div>`;
