import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { isName, normalizeName } from '../../rules/name.ts';
import { malformed, problem } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import { isRecord } from '../values.ts';
import { requireSession } from './current-session.ts';
import { lockAccount } from './lock.ts';
import { toAccount } from './users.ts';

/** `POST /account/profile`. */
export const profileEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/profile', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
    const signedIn = await requireSession(call, service);
    const body: unknown = call.body;
    if (!isRecord(body) || typeof body.firstName !== 'string' || typeof body.lastName !== 'string') {
      throw malformed('firstName and lastName: strings.');
    }
    const typed = { firstName: body.firstName, lastName: body.lastName };
    const errors = (['firstName', 'lastName'] as const)
      .filter((field) => !isName(typed[field]))
      .map((field) => ({ field, code: 'name_invalid' as const }));
    const [first] = errors;
    if (first) throw problem(first.code, { field: first.field, ...(errors.length > 1 && { errors }) });
    const firstName = normalizeName(typed.firstName);
    const lastName = normalizeName(typed.lastName);
    const answer = await service.idempotency.once(call, {
      scope: signedIn.user.id,
      prepare: () => Promise.resolve(),
      commit: async () => {
        const user = await lockAccount(call, service, signedIn);
        await call.context.internalAdapter.updateUser(user.id, { name: `${firstName} ${lastName}`, firstName, lastName });
        return toAccount({ ...user, firstName, lastName });
      },
    });
    return call.json(answer);
  });
