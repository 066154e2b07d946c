import { number, parse } from '../http/shape.ts';
import { success } from '../outcome.ts';
import type { RedirectDeletionPort } from '../ports/deletion.ts';
import type { RedirectOperation } from '../ports/redirect.ts';
import type { SessionPort } from '../ports/session.ts';
import { createStoredItem, type KeyValueStorage } from '../session/storage.ts';
import { profilePath, type KeycloakAccount } from './account.ts';
import { profileShape } from './shapes.ts';

/** Milliseconds. Less than Keycloak keeps a session that nobody uses: 30 minutes, unless the realm says otherwise. */
const whileSessionsLast = 15 * 60_000;

export interface DeletionPlace {
  current: SessionPort['current'];
  /** Whether somebody was signed in when this was last asked. */
  isSignedIn(): boolean | undefined;
  /** Nothing where a page that is loaded anew knows nobody in any case. */
  storage: KeyValueStorage | undefined;
  key: string;
}

/**
 * Keycloak's deletion ends on "User deleted successfully", without a link and without an answer: the person comes back by the browser's
 * Back, by closing the window or by typing the address. Whoever was signed in when they left a moment ago, came back without an
 * answer and is signed in no longer has deleted the account there.
 */
export const createDeletion = (
  { read }: KeycloakAccount,
  operation: RedirectOperation,
  { current, isSignedIn, storage, key }: DeletionPlace,
): RedirectDeletionPort => {
  const leftAt = createStoredItem(storage, key, (value) => parse(number(), value));
  /** Found out by the page that was left, which was not loaded anew. */
  let deleted = false;
  return {
    ...operation,
    async impact(options) {
      const profile = await read(profilePath, profileShape, options);
      return profile.ok ? success({ hosts: [], integrations: [], subscriptions: [] }) : profile;
    },
    async start(options) {
      const signedIn = isSignedIn();
      if (signedIn) leftAt.set(Date.now());
      const outcome = await operation.start(options);
      leftAt.clear();
      if (!signedIn || outcome.ok || outcome.problem.code !== 'cancelled') return outcome;
      const state = await current({ signal: options?.signal });
      deleted = state.ok && state.value.status === 'anonymous';
      return deleted ? success() : outcome;
    },
    result() {
      const result = deleted ? 'success' : operation.result();
      const left = leftAt.get();
      if (result) leftAt.clear();
      deleted = false;
      if (result !== 'unknown' || left === undefined || isSignedIn() !== false) return result;
      return Date.now() - left < whileSessionsLast ? 'success' : result;
    },
  };
};
