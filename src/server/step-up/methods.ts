import type { ReauthenticationMethod } from '../../contract/values.ts';
import { passwordHashOf } from '../password/check-password.ts';
import { hasAuthenticator } from '../second-factor/authenticators.ts';
import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from './session-endpoint.ts';

/** `GET /account/reauthentication`. The password first: it is what a password manager fills in. */
export const methodsEndpoint = (service: ServiceContext) =>
  sessionEndpoint('reauthentication.methods', service, async (call, { user }) => {
    const methods: ReauthenticationMethod[] = [];
    if ((await passwordHashOf(call, user.id)) !== undefined) methods.push('password');
    if (await hasAuthenticator(call, user.id)) methods.push('totp');
    return { methods };
  });
