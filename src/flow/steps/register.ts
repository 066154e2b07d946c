import { html } from 'lit';
import { define } from '../../base/define.ts';
import type { Step } from './step.ts';

export const register: Step = {
  id: 'register',
  load: async () => define('ems-register', (await import('../../elements/register/ems-register.ts')).EmsRegister),
  render: ({ client }, { journey, page, entered }) => ({
    content: html`<ems-register
      class="ems-element"
      .client=${client}
      .firstName=${entered.firstName ?? ''}
      .lastName=${entered.lastName ?? ''}
      .email=${entered.email ?? ''}
      .acceptedTerms=${entered.acceptedTerms}
      .details=${{ journey: journey.name, returnTo: page }}
    ></ems-register>`,
  }),
  done: { 'ems-registered': 'registered', 'ems-signed-in': 'signedIn', 'ems-continue': 'signedIn' },
};
