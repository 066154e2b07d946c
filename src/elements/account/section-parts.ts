import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../base/define.ts';
import { inPage } from '../../base/in-page.ts';
import type { Localizer } from '../../i18n/localizer.ts';
import type { AuthClient } from '../../client/types.ts';
import type { SectionContext, SectionId } from './section-context.ts';

interface SectionParts {
  /** Fetches and registers the elements, those that the client has a port for. */
  load(client: AuthClient, localizer: Localizer): Promise<unknown>;
  template(context: SectionContext): TemplateResult;
}

/** Registers an element that is fetched, beside its words. */
const add = async (
  localizer: Localizer,
  words: string,
  tag: string,
  file: Promise<Record<string, CustomElementConstructor>>,
): Promise<void> => define(tag, Object.values(await localizer.with(words, file))[0]!);

/** What each section is made of. */
export const parts: Record<SectionId, SectionParts> = {
  profile: {
    load: (_client, localizer) =>
      add(localizer, 'accountProfile', 'ems-account-profile', import('../account-profile/ems-account-profile.ts')),
    template: ({ own, client, signInHref }) =>
      html`<ems-account-profile
        class="ems-element"
        .client=${own}
        .signInHref=${signInHref}
        .authenticationHref=${(client.password ?? client.authenticators) ? inPage('#security') : undefined}
      ></ems-account-profile>`,
  },
  security: {
    load: ({ password, authenticators, passkeys, linkedAccounts }, localizer) =>
      Promise.all([
        password &&
          add(localizer, 'changePassword', 'ems-change-password', import('../change-password/ems-change-password.ts')),
        authenticators && add(localizer, 'twoFactor', 'ems-two-factor', import('../two-factor/ems-two-factor.ts')),
        passkeys && add(localizer, 'passkeys', 'ems-passkeys', import('../passkeys/ems-passkeys.ts')),
        linkedAccounts &&
          add(localizer, 'linkedAccounts', 'ems-linked-accounts', import('../linked-accounts/ems-linked-accounts.ts')),
      ]),
    template: ({ own, client, signInHref, serviceName }) =>
      html`${client.password ? html`<ems-change-password class="ems-element" .client=${own} .signInHref=${signInHref}></ems-change-password>` : nothing}
      ${
        client.authenticators
          ? html`<ems-two-factor class="ems-element" .client=${own} .signInHref=${signInHref} .serviceName=${serviceName}></ems-two-factor>`
          : nothing
      }
      ${client.passkeys ? html`<ems-passkeys class="ems-element" .client=${own} .signInHref=${signInHref}></ems-passkeys>` : nothing}
      ${client.linkedAccounts ? html`<ems-linked-accounts class="ems-element" .client=${own} .signInHref=${signInHref}></ems-linked-accounts>` : nothing}`,
  },
  sessions: {
    load: ({ sessions, applications }, localizer) =>
      Promise.all([
        sessions && add(localizer, 'sessions', 'ems-sessions', import('../sessions/ems-sessions.ts')),
        applications &&
          add(localizer, 'applications', 'ems-applications', import('../applications/ems-applications.ts')),
      ]),
    template: ({ own, client, signInHref }) =>
      html`${client.sessions ? html`<ems-sessions class="ems-element" .client=${own} .signInHref=${signInHref}></ems-sessions>` : nothing}
      ${client.applications ? html`<ems-applications class="ems-element" .client=${own} .signInHref=${signInHref}></ems-applications>` : nothing}`,
  },
  delete: {
    load: (_client, localizer) =>
      add(localizer, 'deleteAccount', 'ems-delete-account', import('../delete-account/ems-delete-account.ts')),
    template: ({ own, signInHref, continueHref, deleted }) =>
      html`<ems-delete-account
        class="ems-element"
        .client=${own}
        .signInHref=${signInHref}
        .continueHref=${continueHref}
        .deleted=${deleted}
      ></ems-delete-account>`,
  },
};
