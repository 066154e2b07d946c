import { html, nothing } from 'lit';
import { define } from '../../base/define.ts';
import { signupScreensMessages } from '../messages/own-screens.en.ts';
import type { Step } from './step.ts';

export const signIn: Step = {
  id: 'sign-in',
  load: async () => define('ems-sign-in', (await import('../../elements/sign-in/ems-sign-in.ts')).EmsSignIn),
  render: ({ client, forgotPasswordHref, localizer }, { entered }) => {
    const { verified } = localizer.group('signupScreens', signupScreensMessages);
    return {
      content: html`<ems-sign-in
        class="ems-element"
        .client=${client}
        .email=${entered.email ?? ''}
        .forgotPasswordHref=${forgotPasswordHref}
        >${entered.done.includes('verify') ? html`<p slot="introduction">${verified}</p>` : nothing}</ems-sign-in
      >`,
    };
  },
  done: { 'ems-verification-required': 'waited', 'ems-signed-in': 'signedIn', 'ems-continue': 'signedIn' },
};
