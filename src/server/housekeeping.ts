import type { AuthContext } from 'better-auth';
import { emailChangeModel } from './email/changes.ts';
import { accountLinkModel } from './links/account-links.ts';
import type { Log } from './log.ts';
import { accessTokenModel, refreshTokenModel } from './openid/access-token.ts';
import { registrationModel } from './registration/registrations.ts';
import { authenticatorModel } from './second-factor/authenticators.ts';
import { challengeModel } from './second-factor/challenges.ts';
import { idempotencyModel } from './storage/idempotency.ts';
import { limitModel } from './storage/limits.ts';
import { later } from './values.ts';
import { linkModel } from './verification/links.ts';

const day = 24 * 3600;

/** Models with an `expiresAt`, and how many seconds longer their rows are of use. */
const kept: Record<string, number> = {
  [idempotencyModel]: 0,
  [limitModel]: 0,
  session: 0,
  // Codes of the OpenID provider, exchanged or not.
  verification: 0,
  [accessTokenModel]: 0,
  // So that the use of one that was rotated is noticed.
  [refreshTokenModel]: 0,
  [challengeModel]: 0,
  // Those that are being set up: the others have no end.
  [authenticatorModel]: 0,
  // As long as the last link that was sent for it may work.
  [registrationModel]: 30 * day,
  // So that an old link is called expired or used, and not invalid.
  [linkModel]: 60 * day,
  [accountLinkModel]: 60 * day,
  [emailChangeModel]: 60 * day,
};

export interface HousekeepingOptions {
  log: Log;
  now?: (() => Date) | undefined;
}

/** Removes rows that have expired: now, and every hour until the returned function is called. */
export const startHousekeeping = (
  { adapter, tables }: AuthContext,
  { log, now = () => new Date() }: HousekeepingOptions,
): (() => Promise<void>) => {
  let stopped = false;

  const sweep = async (): Promise<void> => {
    for (const [model, seconds] of Object.entries(kept)) {
      if (stopped) return;
      // Of a plugin that is not in use.
      if (!(model in tables)) continue;
      const where = [{ field: 'expiresAt', operator: 'lt' as const, value: later(now(), -seconds) }];
      try {
        await adapter.deleteMany({ model, where });
      } catch (error) {
        log({ level: 'error', event: 'housekeeping_failed', model, error });
      }
    }
  };

  let sweeping = sweep();
  const timer = setInterval(() => {
    sweeping = sweep();
  }, 3600_000).unref();

  return async () => {
    stopped = true;
    clearInterval(timer);
    await sweeping;
  };
};
