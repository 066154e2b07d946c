import type { AuthenticatorEnrolment } from '../../contract/values.ts';
import { toBase32 } from '../../rules/base32.ts';
import { deviceNameKey } from '../../rules/device-name.ts';
import { emailText } from '../../rules/email-text.ts';
import { maxAuthenticators, setUpSeconds } from '../../rules/limits.ts';
import { enrolmentUri, makeTotpKey, totp } from '../../rules/totp.ts';
import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { endAccess } from '../sessions/end-access.ts';
import { renewingEndpoint } from '../step-up/renewing-endpoint.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';
import {
  activeAuthenticators,
  authenticatorModel,
  onTheWire,
  encryptSecret,
  setUpKey,
  type Authenticator,
} from './authenticators.ts';
import { claimCode, codeLimits } from './claim-code.ts';
import { readDeviceName, refuseTakenName } from './device-name.ts';

const model = authenticatorModel;

const limits: LimitRule[] = [{ name: 'enrol', by: 'account', max: 30, window: 3600 }];

const refuseTooMany = async (call: Call, userId: string): Promise<void> => {
  if ((await activeAuthenticators(call, userId)).length >= maxAuthenticators) throw problem('device_limit_reached');
};

/** `POST /account/authenticators/enrol`. A set-up counts for nothing until its first right code, and another one forgets it. */
export const enrolEndpoint = (service: ServiceContext) =>
  sessionEndpoint('authenticators.enrol', service, async (call, signedIn) => {
    return service.idempotency.once(call, {
      scope: signedIn.user.id,
      prepare: () => service.limits.consume(call, limits, signedIn.user.id),
      commit: async (): Promise<AuthenticatorEnrolment> => {
        const { id: userId, email } = await lockAccount(call, service, signedIn);
        await refuseTooMany(call, userId);
        const db = await database(call.context);
        await db.deleteMany({
          model,
          where: [
            { field: 'userId', value: userId },
            { field: 'name', value: null },
          ],
        });
        const key = makeTotpKey();
        const createdAt = service.now();
        const expiresAt = later(createdAt, setUpSeconds);
        const data = {
          userId,
          nameKey: setUpKey,
          secret: encryptSecret(call, userId, key),
          lastStep: 0,
          createdAt,
          expiresAt,
        };
        const { id } = await db.create<typeof data, Authenticator>({ model, data });
        const secret = toBase32(key);
        const uri = enrolmentUri({ issuer: service.issuer ?? call.context.appName, account: emailText(email), secret });
        return { id, secret, uri, ...totp };
      },
    });
  });

const pendingSetUp = async (
  { context }: Call,
  service: ServiceContext,
  userId: string,
  id: string,
): Promise<Authenticator> => {
  const where = [
    { field: 'id', value: id },
    { field: 'userId', value: userId },
    { field: 'name', value: null },
    { field: 'expiresAt', operator: 'gt' as const, value: service.now() },
  ];
  const pending = await (await database(context)).findOne<Authenticator>({ model, where });
  if (!pending) throw problem('not_found');
  return pending;
};

/** `POST /account/authenticators/activate`. */
export const activateEndpoint = (service: ServiceContext) =>
  renewingEndpoint('authenticators.activate', service, {
    prepare: async (call, { user }) => {
      const name = readDeviceName(call.body.name);
      await pendingSetUp(call, service, user.id, call.body.id);
      await service.limits.consume(call, codeLimits, user.id);
      return name;
    },
    commit: async (call, signedIn, name) => {
      const { id, code, endOtherSessions } = call.body;
      // Where it is demanded, no session goes on without it.
      const alone = endOtherSessions || service.requireSecondFactor;
      const user = await lockAccount(call, service, signedIn);
      const pending = await pendingSetUp(call, service, user.id, id);
      await refuseTooMany(call, user.id);
      await refuseTakenName(call, user.id, name, id);
      const set = { name, nameKey: deviceNameKey(name), createdAt: service.now(), expiresAt: null };
      const activated = await claimCode(call, service, [pending], code, set);
      await service.limits.clear(call, codeLimits, user.id);
      if (alone) await endAccess(call, user.id, signedIn);
      await notify(call, service, user, { event: 'authenticator_added', device: name });
      return { answer: onTheWire(activated), renewal: { shown: ['totp'], alone } };
    },
  });
