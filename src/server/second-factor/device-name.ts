import { problem } from '../http/problem.ts';
import { database, type Call } from '../storage/database.ts';
import { authenticatorModel } from './authenticators.ts';

const longest = 64;

/** The form's name of the field. */
const field = 'deviceName';

/** Composed, without spaces around it; 1 to 64 code points, none of them a control character or half of a character. */
export const readDeviceName = (value: unknown): string => {
  const name = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  const valid = name !== '' && [...name].length <= longest && !/[\p{Cc}\p{Cs}]/u.test(name);
  if (!valid) throw problem('name_invalid', { field });
  return name;
};

export const nameKeyOf = (name: string): string => name.normalize('NFC').toLowerCase().normalize('NFC');

/** Refuses a name that another authenticator of the account has. Asked while the account is locked. */
export const refuseTakenName = async ({ context }: Call, userId: string, name: string, id: string): Promise<void> => {
  const where = [{ field: 'userId', value: userId }, { field: 'nameKey', value: nameKeyOf(name) }];
  const other = await (await database(context)).findOne<{ id: string }>({ model: authenticatorModel, where });
  if (other && other.id !== id) throw problem('device_name_taken', { field });
};
