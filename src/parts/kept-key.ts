import { isInTab } from '../base/in-tab.ts';

export const keptKey = 'ems-kept-forms';

/** Whether this tab was away at a page of the service, and something may be put back. */
export const hasKeptForms = (): boolean => isInTab(keptKey);
