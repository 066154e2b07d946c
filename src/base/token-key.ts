/** Under what the state of a history entry keeps the token of the mailed link that opened it. */
export const tokenKey = 'emsToken';

/** Whether a mailed link was opened: asked before what takes its token is fetched. */
export const hasToken = (parameter: string): boolean =>
  new URLSearchParams(location.search).has(parameter) ||
  (history.state as Record<string, unknown> | null)?.[tokenKey] !== undefined;
