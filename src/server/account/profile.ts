import { normalizeName } from '../../rules/name.ts';
import { refusedNames } from '../../rules/refused-fields.ts';
import { refuseFields } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { lockAccount } from './lock.ts';
import { toAccount } from './users.ts';

/** `POST /account/profile`. */
export const profileEndpoint = (service: ServiceContext) =>
  sessionEndpoint('profile.update', service, async (call, signedIn) => {
    const typed = call.body;
    refuseFields(refusedNames(typed));
    const firstName = normalizeName(typed.firstName);
    const lastName = normalizeName(typed.lastName);
    return service.idempotency.once(call, {
      scope: signedIn.user.id,
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        await call.context.internalAdapter.updateUser(user.id, { name: `${firstName} ${lastName}`, firstName, lastName });
        return toAccount({ ...user, firstName, lastName });
      },
    });
  });
