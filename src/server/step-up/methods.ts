import { createAuthEndpoint } from 'better-auth/api';
import type { ReauthenticationMethod } from '../../contract/values.ts';
import { requireSession } from '../account/current-session.ts';
import { passwordHashOf } from '../password/check-password.ts';
import { hasAuthenticator } from '../second-factor/authenticators.ts';
import type { ServiceContext } from '../service-context.ts';

/** `GET /account/reauthentication`. The password first: it is what a password manager fills in. */
export const methodsEndpoint = (service: ServiceContext) =>
  createAuthEndpoint('/account/reauthentication', { method: 'GET' }, async (call) => {
    const { user } = await requireSession(call, service);
    const methods: ReauthenticationMethod[] = [];
    if ((await passwordHashOf(call, user.id)) !== undefined) methods.push('password');
    if (await hasAuthenticator(call, user.id)) methods.push('totp');
    return call.json({ methods });
  });
