import { normalizeName } from '../../rules/name.ts';
import { refuseFields } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { lockAccount } from './lock.ts';
import { toAccount } from './users.ts';

/** `POST /account/profile`. */
export const profileEndpoint = (service: ServiceContext) =>
  sessionEndpoint('profile.update', service, async (call, signedIn) => {
    refuseFields(call.body);
    const firstName = normalizeName(call.body.firstName);
    const lastName = normalizeName(call.body.lastName);
    return service.idempotency.once(call, {
      scope: signedIn.user.id,
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        await call.context.internalAdapter.updateUser(user.id, {
          name: `${firstName} ${lastName}`,
          firstName,
          lastName,
        });
        return toAccount({ ...user, firstName, lastName });
      },
    });
  });
