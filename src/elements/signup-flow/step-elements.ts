import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../base/define.ts';
import type { AuthClient, Registration } from '../../client/auth-client.ts';
import type { Entered } from '../../journeys/entered.ts';

/** What the steps hand on to the elements in them. */
export interface StepContext {
  /** The client of the flow itself, if it was given one; otherwise they find it as every element does. */
  client: AuthClient | undefined;
  entered: Entered;
  signedIn: boolean;
  token: string | undefined;
  resendAfter: number;
  details: Partial<Registration>;
  forgotPasswordHref: string | undefined;
  /** A word of the journey's own above the form. */
  note: string | undefined;
}

interface StepElement {
  load(): Promise<unknown>;
  template(context: StepContext): TemplateResult;
}

/** What a link inside a step names that leads to the sign-in within the journey. */
export const signInLink = '#ems-sign-in';

/** The elements of the known steps. Each is fetched when its step comes, or ahead of it when the page is idle. */
export const stepElements: Partial<Record<string, StepElement>> = {
  terms: {
    load: async () => define('ems-terms', (await import('../terms/ems-terms.ts')).EmsTerms),
    template: ({ client, entered, signedIn }) =>
      html`<ems-terms
        class="ems-element"
        .client=${client}
        .beforeRegistration=${!signedIn}
        .acceptedVersion=${signedIn ? undefined : entered.acceptedTerms}
        .signInHref=${signInLink}
      ></ems-terms>`,
  },
  verify: {
    load: async () => define('ems-verify-email', (await import('../verify-email/ems-verify-email.ts')).EmsVerifyEmail),
    template: ({ client, entered, token, resendAfter }) =>
      html`<ems-verify-email
        class="ems-element"
        .client=${client}
        .email=${entered.email}
        .token=${token}
        .resendAfter=${resendAfter}
        .signInHref=${signInLink}
        .canChangeAddress=${true}
      ></ems-verify-email>`,
  },
  'sign-in': {
    load: async () => define('ems-sign-in', (await import('../sign-in/ems-sign-in.ts')).EmsSignIn),
    template: ({ client, entered, forgotPasswordHref, note }) =>
      html`<ems-sign-in class="ems-element" .client=${client} .email=${entered.email ?? ''} .forgotPasswordHref=${forgotPasswordHref}
        >${note ? html`<p slot="introduction">${note}</p>` : nothing}</ems-sign-in
      >`,
  },
};

/** The registration is drawn on its own: it stays, hidden, while the person looks back at an earlier step. */
export const registration: StepElement = {
  load: async () => define('ems-register', (await import('../register/ems-register.ts')).EmsRegister),
  template: ({ client, entered, details }) =>
    html`<ems-register
      class="ems-element"
      .client=${client}
      .firstName=${entered.firstName ?? ''}
      .lastName=${entered.lastName ?? ''}
      .email=${entered.email ?? ''}
      .acceptedTerms=${entered.acceptedTerms}
      .details=${details}
    ></ems-register>`,
};
