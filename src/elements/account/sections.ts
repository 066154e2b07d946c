import type { TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.ts';
import type { AuthClient } from '../../client/types.ts';
import type { SectionContext, SectionId } from './section-context.ts';

interface Section {
  id: SectionId;
  /** Whether the client has what the section is made of. The one without stands alone while a second factor is due. */
  offered?(client: AuthClient): unknown;
  /** Fetches and registers its elements. */
  load(client: AuthClient, localizer: Localizer): Promise<unknown>;
  /** There once it is loaded. */
  template?(context: SectionContext): TemplateResult;
}

/** What the sections are made of: begun to be fetched while the session is asked for. */
export const fetchParts = () => import('./section-parts.ts');

const sectionOf = (id: SectionId, offered: NonNullable<Section['offered']>): Section => ({
  id,
  offered,
  async load(client, localizer) {
    const part = (await fetchParts()).parts[id];
    await part.load(client, localizer);
    this.template = part.template;
  },
});

/** The parts of the page, in their order. Each is fetched when it is first shown. */
export const sections: readonly Section[] = [
  sectionOf('profile', ({ profile, email }) => profile ?? email),
  sectionOf(
    'security',
    ({ password, authenticators, passkeys, linkedAccounts }) =>
      password ?? authenticators ?? passkeys ?? linkedAccounts,
  ),
  sectionOf('sessions', ({ sessions, applications }) => sessions ?? applications),
  sectionOf('delete', ({ deletion }) => deletion),
  {
    id: 'security',
    async load(_client, localizer) {
      this.template = await (await import('./second-factor-due.ts')).prepareDue(localizer);
    },
  },
];
