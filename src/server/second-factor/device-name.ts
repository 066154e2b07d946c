import { deviceNameKey, isDeviceName } from '../../rules/device-name.ts';
import { normalizeName } from '../../rules/name.ts';
import { problem } from '../http/problem.ts';
import { database, type Call } from '../storage/database.ts';
import { authenticatorModel } from './authenticators.ts';

/** The form's name of the field. */
const field = 'deviceName';

export const readDeviceName = (value: string): string => {
  if (!isDeviceName(value)) throw problem('name_invalid', { field });
  return normalizeName(value);
};

/** Refuses a name that another authenticator of the account has. Asked while the account is locked. */
export const refuseTakenName = async ({ context }: Call, userId: string, name: string, id: string): Promise<void> => {
  const where = [{ field: 'userId', value: userId }, { field: 'nameKey', value: deviceNameKey(name) }];
  const other = await (await database(context)).findOne<{ id: string }>({ model: authenticatorModel, where });
  if (other && other.id !== id) throw problem('device_name_taken', { field });
};
