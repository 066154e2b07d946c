import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import type { ServiceContext } from '../service-context.ts';
import { compareAndSet, type Call } from '../storage/database.ts';
import { authenticatorModel, decryptSecret, type Authenticator } from './authenticators.ts';
import { matchingSteps } from './totp.ts';

/**
 * Tries of codes and recovery codes, wherever they are asked for. Only who has the password or a session gets here, so counting by
 * account locks nobody else out; a success clears both (NIST SP 800-63B-4 section 3.2.2).
 */
export const codeLimits: LimitRule[] = [
  { name: 'code', by: 'account', max: 10, window: 300 },
  { name: 'code-day', by: 'account', max: 50, window: 24 * 3600 },
];

/** A code however it was typed or pasted, full-width digits of other keyboards included. */
export const normalizeOneTimeCode = (value: string): string => value.normalize('NFKC').replace(/[\s-]/g, '');

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
  const code = normalizeOneTimeCode(typed);
  let spent = false;
  for (const candidate of candidates) {
    for (const step of matchingSteps(decryptSecret(call, candidate), code, now)) {
      const claimed = await compareAndSet<Authenticator>(call.context, {
        model: authenticatorModel,
        where: [{ field: 'id', value: candidate.id }, { field: 'lastStep', operator: 'lt', value: step }],
        set: { ...set, lastStep: step, lastUsedAt: now },
      });
      if (claimed) return claimed;
      spent = true;
    }
  }
  throw problem(spent ? 'code_already_used' : 'code_invalid', { field: 'code' });
};
