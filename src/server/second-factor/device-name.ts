import { deviceNameKey } from '../../rules/device-name.ts';
import { normalizeName } from '../../rules/name.ts';
import { problem, refuseFields } from '../http/problem.ts';
import { database, type Call } from '../storage/database.ts';
import { authenticatorModel } from './authenticators.ts';

export const readDeviceName = (deviceName: string): string => {
  refuseFields({ deviceName });
  return normalizeName(deviceName);
};

/** Refuses a name that another authenticator of the account has. Asked while the account is locked. */
export const refuseTakenName = async ({ context }: Call, userId: string, name: string, id: string): Promise<void> => {
  const where = [
    { field: 'userId', value: userId },
    { field: 'nameKey', value: deviceNameKey(name) },
  ];
  const other = await (await database(context)).findOne<{ id: string }>({ model: authenticatorModel, where });
  if (other && other.id !== id) throw problem('device_name_taken', { field: 'deviceName' });
};
