import type { SectionId } from './section-context.ts';

/** Another section of the account page is shown. */
export interface AccountSectionDetail {
  /** Which one. */
  section: SectionId;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-account-section': CustomEvent<AccountSectionDetail>;
  }
}
