/** Under what the state of a history entry keeps the token of the mailed link that opened it. */
export const tokenKey = 'emsToken';

/** Whether a mailed link was opened: asked before what takes its token, spoiled as it may be, is fetched. */
export const hasToken = (parameter: string): boolean =>
  RegExp(`(\\W|%..)${parameter}[=%]`, 'i').test(location.search + location.hash) ||
  (history.state as Record<string, unknown> | null)?.[tokenKey] !== undefined;
