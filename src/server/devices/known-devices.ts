import { knownDeviceSeconds } from '../../rules/limits.ts';
import { lockUser } from '../account/lock.ts';
import { findUser } from '../account/users.ts';
import { deviceCookieName } from '../http/signed-cookies.ts';
import { digest, randomToken } from '../storage/crypto.ts';
import { atomically, compareAndSet, database, type Call } from '../storage/database.ts';
import { secretsOf } from '../storage/secrets.ts';
import type { ServiceContext } from '../service-context.ts';
import { later } from '../values.ts';

export const deviceModel = 'knownDevice';
const model = deviceModel;

export const deviceSchema = {
  [model]: {
    fields: {
      /** Of the cookie's token and the account: neither a token nor which accounts share a device can be read from it. */
      key: { type: 'string', required: true, unique: true },
      userId: {
        type: 'string',
        required: true,
        references: { model: 'user', field: 'id', onDelete: 'cascade' },
        index: true,
      },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;

/** A device as an account knows it: what its guesses and emails are counted by. */
export type KnownDevice = string;

/** Named and kept as the session's cookie is, so with `__Host-` where that one has it. */
const cookieOf = ({ context: { authCookies } }: Call) => ({
  name: deviceCookieName(authCookies),
  attributes: { ...authCookies.sessionToken.attributes, maxAge: knownDeviceSeconds },
});

const deviceToken = async (call: Call): Promise<string | undefined> => {
  const { name } = cookieOf(call);
  for (const secret of secretsOf(call.context)) {
    const token = await call.getSignedCookie(name, secret);
    if (typeof token === 'string' && token !== '') return token;
  }
  return undefined;
};

/** Where nobody is asked about, and as much is looked up. */
const nobody = '';

/** This browser, where the account knows it: somebody signed in to it here, or came here by a link that was mailed to its owner. */
export const knownDevice = async (
  call: Call,
  { now }: Pick<ServiceContext, 'now'>,
  userId: string = nobody,
): Promise<KnownDevice | undefined> => {
  const token = await deviceToken(call);
  if (token === undefined) return undefined;
  const key = digest(model, token, userId);
  const where = [
    { field: 'key', value: key },
    { field: 'expiresAt', operator: 'gt' as const, value: now() },
  ];
  return (await (await database(call.context)).findOne({ model, where })) ? key : undefined;
};

/** {@link knownDevice} for the account of an address. */
export const knownDeviceOf = async (
  call: Call,
  service: Pick<ServiceContext, 'now'>,
  email: string,
): Promise<KnownDevice | undefined> => knownDevice(call, service, (await findUser(call, email))?.user.id);

/**
 * Makes this browser one that the account knows (OWASP, "device cookies"): what strangers do to the account's address is nothing to it
 * from then on. Not where a token stands for the session: who holds that need not be the browser's owner.
 */
export const rememberDevice = async (
  call: Call,
  service: Pick<ServiceContext, 'now'>,
  userId: string,
): Promise<KnownDevice | undefined> => {
  if (call.context.session) return undefined;
  const token = (await deviceToken(call)) ?? randomToken();
  const key = digest(model, token, userId);
  const expiresAt = later(service.now(), knownDeviceSeconds);
  const where = [{ field: 'key', value: key }];
  if (!(await compareAndSet(call.context, { model, where, set: { expiresAt } }))) {
    const isKnown = await atomically(call.context, async () => {
      // The account may be deleted while somebody signs in to it.
      if (!(await lockUser(call, service, userId))) return false;
      const db = await database(call.context);
      if (!(await db.findOne({ model, where }))) await db.create({ model, data: { key, userId, expiresAt } });
      return true;
    });
    if (!isKnown) return undefined;
  }
  const { name, attributes } = cookieOf(call);
  await call.setSignedCookie(name, token, call.context.secret, attributes);
  return key;
};

/** This browser as the account knows it, or would. */
export const thisDevice = async (call: Call, userId: string): Promise<KnownDevice | undefined> => {
  const token = await deviceToken(call);
  return token === undefined ? undefined : digest(model, token, userId);
};

/** Forgets an account's devices but the one that stays. */
export const forgetDevices = async (
  { context }: Pick<Call, 'context'>,
  userId: string,
  stays: KnownDevice | undefined,
): Promise<void> => {
  const others = stays === undefined ? [] : [{ field: 'key', operator: 'ne' as const, value: stays }];
  await (await database(context)).deleteMany({ model, where: [{ field: 'userId', value: userId }, ...others] });
};

export const forgetDevice = async ({ context }: Call, device: KnownDevice): Promise<void> => {
  await (await database(context)).deleteMany({ model, where: [{ field: 'key', value: device }] });
};
