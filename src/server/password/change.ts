import type { SignedIn } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import type { CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import { claimSecondFactor, codeLimits } from '../second-factor/claim-second-factor.ts';
import type { Factor } from '../../rules/factors.ts';
import type { ServiceContext } from '../service-context.ts';
import { endAccess } from '../sessions/end-access.ts';
import { missingNow, steppedUpLately } from '../step-up/fresh.ts';
import { renewingEndpoint } from '../step-up/renewing-endpoint.ts';
import { checkPasswordOf, passwordHashOf } from './check-password.ts';
import { readNewPassword } from './new-password.ts';
import { setPassword } from './set-password.ts';

/** A password is hashed twice each time. */
const limits: LimitRule[] = [{ name: 'password-change', by: 'account', max: 20, window: 600 }];

type ChangeCall = CallOf<'password.change'>;

/** What the call itself shows. */
const shownBy = ({ body: { currentPassword, code, recoveryCode } }: ChangeCall): Factor[] => [
  ...(currentPassword === undefined ? [] : (['password'] as const)),
  ...(code === undefined ? [] : (['totp'] as const)),
  ...(recoveryCode === undefined ? [] : (['recovery_code'] as const)),
];

/**
 * Who is signed in isn't enough, however lately (ASVS 6.2.3): the call shows a factor itself, or this session was made fresh again
 * before it. What the call shows counts as shown.
 */
const check = async (call: ChangeCall, service: ServiceContext, signedIn: SignedIn): Promise<void> => {
  const shown = shownBy(call);
  const missing = (await missingNow(call, service, signedIn)).filter(
    (ways) => !ways.some((way) => shown.includes(way)),
  );
  if (missing.length > 0 || (shown.length === 0 && !steppedUpLately(service, signedIn)))
    throw problem('reauthentication_required');
};

/** `POST /account/password`. */
export const changePasswordEndpoint = (service: ServiceContext) =>
  renewingEndpoint('password.change', service, {
    check: (call, signedIn) => check(call, service, signedIn),
    prepare: async (call, { user }) => {
      const { id } = user;
      const { currentPassword, code, recoveryCode } = call.body;
      const { context } = call;
      await service.limits.consume(call, limits, id);
      const password = await readNewPassword(call, service, call.body.password, user);
      if (code !== undefined || recoveryCode !== undefined) await service.limits.consume(call, codeLimits, id);
      if (currentPassword !== undefined) await checkPasswordOf(call, service, id, currentPassword, 'currentPassword');
      const present = await passwordHashOf(call, id);
      const same = present !== undefined && (await context.password.verify({ hash: present, password }));
      if (same) throw problem('password_unchanged', { field: 'password' });
      return context.password.hash(password);
    },
    commit: async (call, signedIn, hash) => {
      const { code, recoveryCode, endOtherSessions: alone } = call.body;
      const user = await lockAccount(call, service, signedIn);
      if (code !== undefined || recoveryCode !== undefined) {
        await claimSecondFactor(call, service, user, { code, recoveryCode });
        await service.limits.clear(call, codeLimits, user.id);
      }
      await setPassword(call, service, user.id, hash);
      if (alone) await endAccess(call, user.id, signedIn);
      await notify(call, service, user, { event: 'password_changed' });
      return { answer: {}, renewal: { shown: shownBy(call), alone } };
    },
  });
