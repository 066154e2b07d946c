import { tokenKey } from './token-key.ts';

/**
 * Takes a mailed token out of the address bar, so that it reaches no history, screenshot, referrer or copied link
 * (ASVS 14.2.1). It stays in the history entry's state, which survives a reload and is readable by this page only.
 */
export const takeToken = (parameter: string): string | undefined => {
  const state = history.state as Record<string, unknown> | null;
  const url = new URL(location.href);
  const token = url.searchParams.get(parameter);
  if (token === null) {
    const kept = state?.[tokenKey];
    return typeof kept === 'string' ? kept : undefined;
  }
  url.searchParams.delete(parameter);
  history.replaceState({ ...state, [tokenKey]: token }, '', url);
  return token;
};

/** The state of a history entry, for another one that the token doesn't belong to. */
export const withoutToken = ({ [tokenKey]: _, ...state }: Record<string, unknown>): Record<string, unknown> => state;

/** Forgets a token that was spent. */
export const forgetToken = (): void => {
  const state = history.state as Record<string, unknown> | null;
  if (state?.[tokenKey] !== undefined) history.replaceState(withoutToken(state), '');
};
