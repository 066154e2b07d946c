export const keptKey = 'ems-kept-forms';

/** Whether this tab was away at a page of the service, and something may be put back: asked before what does so is fetched. */
export const hasKeptForms = (): boolean => {
  try {
    return sessionStorage.getItem(keptKey) !== null;
  } catch {
    // Blocked: nothing was kept.
    return false;
  }
};
