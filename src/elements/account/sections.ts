import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../../base/define.ts';
import { inPage } from '../../base/in-page.ts';
import type { Localizer } from '../../i18n/localizer.ts';
import type { AuthClient } from '../../client/types.ts';
import type { AddPart, SectionContext, SectionId } from './section-context.ts';

interface Section {
  id: SectionId;
  /** Whether the client has what the section is made of. The one without stands alone while a second factor is due. */
  offered?(client: AuthClient): unknown;
  /** Fetches and registers its elements. */
  load(client: AuthClient, localizer: Localizer): Promise<unknown>;
  /** There once it is loaded. */
  template?(context: SectionContext): TemplateResult;
}

/** Registers an element that is fetched, beside its words. */
const add = async (localizer: Localizer, ...[words, tag, file]: Parameters<AddPart>): Promise<void> =>
  define(tag, Object.values(await localizer.with(words, file))[0]!);

/** What few services have, which is fetched where one has it. */
let further: ((context: SectionContext) => TemplateResult) | undefined;
const loadFurther = async (client: AuthClient, localizer: Localizer): Promise<unknown> => {
  const parts = await import('./further-parts.ts');
  further = parts.furtherParts;
  return parts.loadFurtherParts(client, (...part) => add(localizer, ...part));
};

/** The parts of the page, in their order. Each is fetched when it is first shown. */
export const sections: readonly Section[] = [
  {
    id: 'profile',
    offered: ({ profile, email }) => profile ?? email,
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
  {
    id: 'security',
    offered: ({ password, authenticators, passkeys }) => password ?? authenticators ?? passkeys,
    load: async (client, localizer) => {
      const { password, authenticators, passkeys } = client;
      await Promise.all([
        password &&
          add(localizer, 'changePassword', 'ems-change-password', import('../change-password/ems-change-password.ts')),
        authenticators && add(localizer, 'twoFactor', 'ems-two-factor', import('../two-factor/ems-two-factor.ts')),
        passkeys && loadFurther(client, localizer),
      ]);
    },
    template: (context) => {
      const { own, client, signInHref, serviceName } = context;
      return html`${client.password ? html`<ems-change-password class="ems-element" .client=${own} .signInHref=${signInHref}></ems-change-password>` : nothing}
      ${
        client.authenticators
          ? html`<ems-two-factor class="ems-element" .client=${own} .signInHref=${signInHref} .serviceName=${serviceName}></ems-two-factor>`
          : nothing
      }${further?.(context)}`;
    },
  },
  {
    id: 'sessions',
    offered: ({ sessions }) => sessions,
    load: (_client, localizer) => add(localizer, 'sessions', 'ems-sessions', import('../sessions/ems-sessions.ts')),
    template: ({ own, signInHref }) =>
      html`<ems-sessions class="ems-element" .client=${own} .signInHref=${signInHref}></ems-sessions>`,
  },
  {
    id: 'delete',
    offered: ({ deletion }) => deletion,
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
  {
    id: 'security',
    async load(_client, localizer) {
      this.template = await (await import('./second-factor-due.ts')).prepareDue(localizer);
    },
  },
];
