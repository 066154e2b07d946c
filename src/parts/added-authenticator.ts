import type { Authenticator, RedirectAuthenticatorsPort } from '../client/ports/authenticators.ts';
import type { RedirectOperation, RedirectResult } from '../client/ports/redirect.ts';
import { leavingWith, takeSeen } from './seen-before.ts';

const name = 'authenticators';

/** The set-up on a page of the service: the new authenticator is known by those that there were before. */
export const setUpElsewhere = (port: RedirectAuthenticatorsPort | undefined, devices: () => Authenticator[] | undefined): RedirectOperation | undefined =>
  leavingWith(port, name, () => devices()?.map(({ id }) => id));

/** Which one was set up there, once. The list is believed and not the result, unless nobody knows what it was before. */
export const addedAuthenticator = (devices: Authenticator[], result: RedirectResult): Authenticator | undefined => {
  const before = takeSeen(name);
  if (!Array.isArray(before) && result !== 'success') return undefined;
  const fresh = devices.filter(({ id }) => !Array.isArray(before) || !before.includes(id));
  return fresh.reduce<Authenticator | undefined>((newest, device) => (newest && newest.createdAt > device.createdAt ? newest : device), undefined);
};
