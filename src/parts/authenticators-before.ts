import type { Authenticator, RedirectAuthenticatorsPort } from '../client/ports/authenticators.ts';
import type { RedirectResult } from '../client/ports/redirect.ts';

const key = 'ems-authenticators-before';

/** Of this page, where the tab keeps nothing. */
let known: string[] | undefined;

const remember = (devices: Authenticator[] | undefined): void => {
  known = devices?.map(({ id }) => id);
  try {
    sessionStorage.setItem(key, JSON.stringify(known ?? null));
  } catch {
    // Blocked or full: the newest one is taken for the new one then.
  }
};

/** The port, whose set-up is known by the devices that there were before. */
export const leavingFor = (
  port: RedirectAuthenticatorsPort | undefined,
  devices: () => Authenticator[] | undefined,
): Pick<RedirectAuthenticatorsPort, 'kind' | 'start' | 'result'> | undefined =>
  port && {
    kind: 'redirect',
    start: (options) => {
      remember(devices());
      return port.start(options);
    },
    result: () => port.result(),
  };

const takeKnown = (): string[] | undefined => {
  const before = known;
  known = undefined;
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown;
    sessionStorage.removeItem(key);
    return before ?? (Array.isArray(kept) ? (kept as string[]) : undefined);
  } catch {
    return before;
  }
};

/** Which one was set up at the service, once. The list is believed and not the result, unless nobody knows what it was before. */
export const addedAuthenticator = (devices: Authenticator[], result: RedirectResult): Authenticator | undefined => {
  const before = takeKnown() ?? (result === 'success' ? [] : devices.map(({ id }) => id));
  return devices.filter(({ id }) => !before.includes(id)).reduce<Authenticator | undefined>(
    (newest, device) => (newest && newest.createdAt > device.createdAt ? newest : device),
    undefined,
  );
};
