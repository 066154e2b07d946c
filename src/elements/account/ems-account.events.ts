import type { SectionId } from './sections.ts';

/** Another section of the account page is shown. */
export interface AccountSectionDetail {
  section: SectionId;
}

declare global {
  interface HTMLElementEventMap {
    'ems-account-section': CustomEvent<AccountSectionDetail>;
  }
}
