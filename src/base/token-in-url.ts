const stateKey = 'emsToken';

/**
 * Takes a mailed token out of the address bar, so that it reaches no history, screenshot, referrer or copied link
 * (ASVS 14.2.1). It stays in the history entry's state, which survives a reload and is readable by this page only.
 */
export const takeToken = (parameter: string): string | undefined => {
  const state = history.state as Record<string, unknown> | null;
  const url = new URL(location.href);
  const token = url.searchParams.get(parameter);
  if (token === null) {
    const kept = state?.[stateKey];
    return typeof kept === 'string' ? kept : undefined;
  }
  url.searchParams.delete(parameter);
  history.replaceState({ ...state, [stateKey]: token }, '', url);
  return token;
};

/** Forgets a token that was spent. */
export const forgetToken = (): void => {
  const { [stateKey]: token, ...state } = (history.state ?? {}) as Record<string, unknown>;
  if (token !== undefined) history.replaceState(state, '');
};
