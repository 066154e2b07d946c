import { html, type TemplateResult } from 'lit';
import { define } from '../../base/define.ts';
import type { EmsElement } from '../../base/ems-element.ts';
import type { Localizer } from '../../i18n/localizer.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { secondFactorDueMessages } from './messages/second-factor-due.en.ts';
import type { SectionContext } from './section-context.ts';

/** By its mark the page knows that the last screen of the set-up is still to be read. */
function close(this: EmsElement, { currentTarget }: Event): void {
  (currentTarget as HTMLElement).classList.remove('ems-due');
  this.requestUpdate();
  void focusHeading(this);
}

/** Fetches the set-up that stands in the place of the sections, and gives what draws it. */
export const prepareDue = async (localizer: Localizer): Promise<(context: SectionContext) => TemplateResult> => {
  const { EmsTotpSetup } = await localizer.with('totpSetup', import('../totp-setup/ems-totp-setup.ts'));
  define('ems-totp-setup', EmsTotpSetup);
  return ({ own, signInHref, serviceName }) =>
    html`<p>${localizer.group('secondFactorDue', secondFactorDueMessages).why}</p>
      <ems-totp-setup
        class="ems-element ems-due"
        .client=${own}
        .signInHref=${signInHref}
        .serviceName=${serviceName}
        @ems-totp-setup-closed=${close}
      ></ems-totp-setup>`;
};
