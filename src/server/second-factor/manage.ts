import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { deviceNameKey } from '../../rules/device-name.ts';
import { requireSession } from '../account/current-session.ts';
import { lockAccount } from '../account/lock.ts';
import { malformed, problem } from '../http/problem.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { requireFresh } from '../step-up/fresh.ts';
import { database, type Call } from '../storage/database.ts';
import { isRecord } from '../values.ts';
import { activeAuthenticators, authenticatorModel, onTheWire, type Authenticator } from './authenticators.ts';
import { endChallenges } from './challenges.ts';
import { readDeviceName, refuseTakenName } from './device-name.ts';
import { removeRecoveryCodes } from './recovery-codes.ts';

const model = authenticatorModel;

const readId = (body: unknown): string => {
  if (!isRecord(body) || typeof body.id !== 'string') throw malformed('id: a string.');
  return body.id;
};

/** One of the account's own; another account's is not there, as far as this one is told. */
const own = async (call: Call, userId: string, id: string): Promise<Authenticator> => {
  const authenticator = (await activeAuthenticators(call, userId)).find((each) => each.id === id);
  if (!authenticator) throw problem('not_found');
  return authenticator;
};

/** `GET /account/authenticators`. */
export const listEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/authenticators', { method: 'GET' }, async (call) => {
    const { user } = await requireSession(call, service);
    return call.json({ authenticators: (await activeAuthenticators(call, user.id)).map(onTheWire) });
  });

/** `POST /account/authenticators/rename`. */
export const renameEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/authenticators/rename', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireSession(call, service);
    const id = readId(call.body);
    const name = readDeviceName((call.body as { name?: unknown }).name);
    const answer = await service.idempotency.once(call, {
      scope: signedIn.user.id,
      prepare: () => Promise.resolve(),
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        const authenticator = await own(call, user.id, id);
        await refuseTakenName(call, user.id, name, id);
        const where = [{ field: 'id', value: id }, { field: 'userId', value: user.id }];
        await (await database(call.context)).update({ model, where, update: { name, nameKey: deviceNameKey(name) } });
        return onTheWire({ ...authenticator, name });
      },
    });
    return call.json(answer);
  });

/** `POST /account/authenticators/remove`. Recovery codes stand in for authenticators: the last of those takes them along. */
export const removeEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/authenticators/remove', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireFresh(call, service);
    const id = readId(call.body);
    const answer = await service.idempotency.once(call, {
      scope: signedIn.user.id,
      prepare: () => Promise.resolve(),
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        const { name } = await own(call, user.id, id);
        const where = [{ field: 'id', value: id }, { field: 'userId', value: user.id }];
        await (await database(call.context)).deleteMany({ model, where });
        if ((await activeAuthenticators(call, user.id)).length === 0) {
          await removeRecoveryCodes(call, user.id);
          await endChallenges(call, user.id);
        }
        await notify(call, service, user, { event: 'authenticator_removed', device: name ?? '' });
        return {};
      },
    });
    return call.json(answer);
  });
