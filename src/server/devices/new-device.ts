import { justRegisteredSeconds } from '../../rules/limits.ts';
import type { StoredUser } from '../account/users.ts';
import { notify } from '../mail/notice.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { describeDevice, type DeviceText } from '../sessions/device.ts';
import { database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';
import { deviceModel, knownDevice } from './known-devices.ts';

const isFirst = async (call: Call, service: ServiceContext, { id, createdAt }: StoredUser): Promise<boolean> => {
  if (createdAt <= later(service.now(), -justRegisteredSeconds)) return false;
  const where = [{ field: 'userId', value: id }];
  return (await (await database(call.context)).count({ model: deviceModel, where })) === 0;
};

/** Tells the account's owner of a sign-in on a device that it doesn't know yet (ASVS 6.3.5); in the running transaction if one runs. */
export const tellOfNewDevice = async (
  call: Call,
  service: ServiceContext,
  user: StoredUser,
  device: DeviceText,
): Promise<void> => {
  if ((await knownDevice(call, service, user.id)) !== undefined || (await isFirst(call, service, user))) return;
  note({ also: ['new_device'] });
  await notify(call, service, user, { event: 'signed_in', ...describeDevice(device) });
};
