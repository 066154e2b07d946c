import { timingSafeEqual } from 'node:crypto';
import { codeTries } from '../../rules/limits.ts';
import { normalizeOneTimeCode } from '../../rules/one-time-code.ts';
import { codesAround } from '../../rules/totp.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { endRecovery } from '../recovery/recoveries.ts';
import { compareAndSet, type Call } from '../storage/database.ts';
import { authenticatorModel, decryptSecret, type Authenticator } from './authenticators.ts';

/**
 * Tries of codes and recovery codes within a session: counting by account locks out nobody who has none. A success clears both (NIST
 * SP 800-63B-4 section 3.2.2). Those of a sign-in are counted by device: see `beginGuess`.
 */
export const codeLimits: LimitRule[] = [
  { name: 'code', by: 'account', ...codeTries },
  { name: 'code-day', by: 'account', max: 50, window: 24 * 3600 },
];

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/**
 * Uses a code up, in the running transaction. A step counts once, ever and everywhere: the condition is part of the update, so of
 * requests at the same moment one wins. Throws `code_already_used` for a right code whose step was spent, else `code_invalid`.
 */
export const claimCode = async (
  call: Call,
  service: ServiceContext,
  candidates: readonly Authenticator[],
  typed: string,
  set: Record<string, unknown> = {},
): Promise<Authenticator> => {
  const now = service.now();
  const given = Buffer.from(normalizeOneTimeCode(typed));
  let spent = false;
  for (const candidate of candidates) {
    const codes = await codesAround(decryptSecret(call, candidate), now.getTime());
    for (const { step } of codes.filter(({ code }) => isSame(Buffer.from(code), given))) {
      const claimed = await compareAndSet<Authenticator>(call.context, {
        model: authenticatorModel,
        where: [
          { field: 'id', value: candidate.id },
          { field: 'lastStep', operator: 'lt', value: step },
        ],
        set: { ...set, lastStep: step, lastUsedAt: now },
      });
      if (claimed) {
        note({ factors: ['totp'] });
        // Whoever shows a code has not lost it.
        await endRecovery(call, claimed.userId);
        return claimed;
      }
      spent = true;
    }
  }
  throw problem(spent ? 'code_already_used' : 'code_invalid', { field: 'code' });
};
