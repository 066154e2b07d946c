import { tokenKey } from './token-key.ts';

/** The state of a history entry, for another one that the token doesn't belong to. */
export const withoutToken = ({ [tokenKey]: _, ...state }: Record<string, unknown>): Record<string, unknown> => state;

/** Forgets a token that was spent. */
export const forgetToken = (): void => {
  const state = history.state as Record<string, unknown> | null;
  if (state?.[tokenKey] !== undefined) history.replaceState(withoutToken(state), '');
};
