/** Whether this tab has kept something under a key: asked before what reads it is fetched. */
export const isInTab = (key: string): boolean => {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    // Blocked: nothing was kept.
    return false;
  }
};
