import { html } from 'lit';
import { define } from '../../base/define.ts';
import { inPage } from '../../base/in-page.ts';
import { signInLink } from '../names.ts';
import { accountOf } from '../state.ts';
import type { Step } from './step.ts';

export const terms: Step = {
  id: 'terms',
  load: async () => define('ems-terms', (await import('../../elements/terms/ems-terms.ts')).EmsTerms),
  render: ({ client }, state) => {
    const account = accountOf(state);
    return {
      content: html`<ems-terms
        class="ems-element"
        .client=${client}
        .beforeRegistration=${!account}
        .acceptedVersion=${account ? undefined : state.entered.acceptedTerms}
        .signInHref=${inPage(signInLink)}
      ></ems-terms>`,
    };
  },
  done: { 'ems-terms-accepted': 'accepted' },
};
