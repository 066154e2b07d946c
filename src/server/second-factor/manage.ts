import { deviceNameKey } from '../../rules/device-name.ts';
import { lockAccount } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { endAccess } from '../sessions/end-access.ts';
import { renewingEndpoint } from '../step-up/renewing-endpoint.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { database, type Call } from '../storage/database.ts';
import {
  activeAuthenticators,
  authenticatorModel,
  hasAuthenticator,
  onTheWire,
  type Authenticator,
} from './authenticators.ts';
import { readDeviceName, refuseTakenName } from './device-name.ts';
import { removeRecoveryCodes } from './recovery-codes.ts';

const model = authenticatorModel;

/** One of the account's own; another account's is not there, as far as this one is told. */
const own = async (call: Call, userId: string, id: string): Promise<Authenticator> => {
  const authenticator = (await activeAuthenticators(call, userId)).find((each) => each.id === id);
  if (!authenticator) throw problem('not_found');
  return authenticator;
};

/** `GET /account/authenticators`. */
export const listEndpoint = (service: ServiceContext) =>
  sessionEndpoint('authenticators.list', service, async (call, { user }) => {
    return { authenticators: (await activeAuthenticators(call, user.id)).map(onTheWire) };
  });

/** `POST /account/authenticators/rename`. */
export const renameEndpoint = (service: ServiceContext) =>
  sessionEndpoint('authenticators.rename', service, async (call, signedIn) => {
    const { id } = call.body;
    const name = readDeviceName(call.body.name);
    return service.idempotency.once(call, {
      scope: signedIn.user.id,
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        const authenticator = await own(call, user.id, id);
        await refuseTakenName(call, user.id, name, id);
        const where = [
          { field: 'id', value: id },
          { field: 'userId', value: user.id },
        ];
        await (await database(call.context)).update({ model, where, update: { name, nameKey: deviceNameKey(name) } });
        return onTheWire({ ...authenticator, name });
      },
    });
  });

/** `POST /account/authenticators/remove`. Recovery codes stand in for authenticators: the last of those takes them along. */
export const removeEndpoint = (service: ServiceContext) =>
  renewingEndpoint('authenticators.remove', service, {
    commit: async (call, signedIn) => {
      const { id } = call.body;
      const user = await lockAccount(call, service, signedIn);
      const { name } = await own(call, user.id, id);
      const where = [
        { field: 'id', value: id },
        { field: 'userId', value: user.id },
      ];
      await (await database(call.context)).deleteMany({ model, where });
      const last = !(await hasAuthenticator(call, user.id));
      if (last) {
        if (service.requireSecondFactor) throw problem('last_authenticator');
        await removeRecoveryCodes(call, user.id);
      }
      await endAccess(call, user.id, signedIn);
      await notify(call, service, user, { event: 'authenticator_removed', device: name ?? '', last });
      return { answer: {}, renewal: { alone: true } };
    },
  });
