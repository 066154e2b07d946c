import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../base/define.ts';
import { signInLink, type StepContext } from './first-steps.ts';

interface LaterContext extends StepContext {
  token: string | undefined;
  retryAfter: number;
  forgotPasswordHref: string | undefined;
  /** Stands above the form that a person signs in with. */
  note: string | undefined;
}

interface StepElement {
  load(): Promise<unknown>;
  template(context: LaterContext): TemplateResult;
}

/** The elements of the steps after the registration. Each is fetched when its step comes, or ahead of it when the page is idle. */
export const laterSteps: Partial<Record<string, StepElement>> = {
  verify: {
    load: async () =>
      define('ems-verify-email', (await import('../elements/verify-email/ems-verify-email.ts')).EmsVerifyEmail),
    template: ({ client, entered, token, retryAfter }) =>
      html`<div><ems-verify-email
        class="ems-element"
        .client=${client}
        .email=${entered.email}
        .token=${token}
        .retryAfter=${retryAfter}
        .signInHref=${signInLink}
        .canChangeAddress=${true}
      ></ems-verify-email></div>`,
  },
  'sign-in': {
    load: async () => define('ems-sign-in', (await import('../elements/sign-in/ems-sign-in.ts')).EmsSignIn),
    template: ({ client, entered, forgotPasswordHref, note }) =>
      html`<div><ems-sign-in class="ems-element" .client=${client} .email=${entered.email ?? ''} .forgotPasswordHref=${forgotPasswordHref}
        >${note ? html`<p slot="introduction">${note}</p>` : nothing}</ems-sign-in
      ></div>`,
  },
};
