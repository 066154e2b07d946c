import type { Infer } from '../http/shape.ts';
import { success } from '../outcome.ts';
import type { SessionInfo, SessionsPort } from '../ports/sessions.ts';
import { isNoId, type KeycloakAccount } from './account.ts';
import { devicesShape, known, siteOf } from './shapes.ts';

type Device = Infer<typeof devicesShape>[number];

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** `Firefox/130.0` → `Firefox`. What Keycloak doesn’t know it calls `Other` or `Unknown`. */
const nameOf = (value: string | null | undefined): string | undefined => {
  const name = value?.split('/')[0]?.trim();
  return name && !/^(Other|Unknown)$/.test(name) ? name : undefined;
};

/** Of Apple's the device says more than its system does. */
const systemOf = ({ os, device }: Device): string | undefined =>
  nameOf(device?.startsWith('iP') ? device : undefined) ?? nameOf(os);

const rowsOf = (device: Device, clientId: string): SessionInfo[] =>
  device.sessions.map(({ id, current = false, browser, started, lastAccess, expires, ipAddress, clients }) => ({
    id,
    current,
    ...known({
      browser: nameOf(browser),
      system: systemOf(device),
      systemVersion: nameOf(device.osVersion),
      ipAddress: ipAddress ?? undefined,
      applications: clients?.filter((site) => site.clientId !== clientId).map(siteOf),
      expiresAt: expires ? isoOf(expires) : undefined,
    }),
    createdAt: isoOf(started),
    lastUsedAt: isoOf(lastAccess),
  }));

const byUse = (one: SessionInfo, other: SessionInfo): number =>
  Number(other.current) - Number(one.current) || Date.parse(other.lastUsedAt) - Date.parse(one.lastUsedAt);

export const createSessions = ({ http, read, change, sensitive }: KeycloakAccount, clientId: string): SessionsPort => ({
  async list(options) {
    const devices = await read('/sessions/devices', devicesShape, options);
    return devices.ok ? success(devices.value.flatMap((device) => rowsOf(device, clientId)).sort(byUse)) : devices;
  },
  // Of an id that it doesn't know, or that is somebody else's, Keycloak says the same and ends nothing.
  end: async ({ id }, { signal } = {}) =>
    isNoId(id) ? success() : sensitive(() => change(http.delete(`/sessions/${encodeURIComponent(id)}`, { signal }))),
  endOthers: ({ signal } = {}) => sensitive(() => change(http.delete('/sessions', { signal }))),
});
