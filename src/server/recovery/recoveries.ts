import type { ServiceContext } from '../service-context.ts';
import { database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const recoveryModel = 'accountRecovery';
const model = recoveryModel;

/** How long a recovery can be finished once it may be, in seconds. */
const openFor = 14 * 24 * 3600;

/** Somebody told the operator that the second factor of an account and its codes are lost. Nothing happens before `readyAt`. */
export interface Recovery {
  id: string;
  userId: string;
  startedAt: Date;
  readyAt: Date;
  expiresAt: Date;
}

export const recoverySchema = {
  [model]: {
    fields: {
      userId: { type: 'string', required: true, unique: true },
      startedAt: { type: 'date', required: true },
      readyAt: { type: 'date', required: true },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;

const of = (userId: string) => [{ field: 'userId', value: userId }];

/** The one that is under way; one that nobody finished in time is none. */
export const findRecovery = async (
  { context }: Call,
  service: ServiceContext,
  userId: string,
): Promise<Recovery | undefined> => {
  const found = await (await database(context)).findOne<Recovery>({ model, where: of(userId) });
  return found && found.expiresAt > service.now() ? found : undefined;
};

/** In the running transaction, which holds the account's row. */
export const writeRecovery = async (call: Call, service: ServiceContext, userId: string): Promise<Recovery> => {
  await endRecovery(call, userId);
  const startedAt = service.now();
  const readyAt = later(startedAt, service.recoverySeconds);
  const data = { userId, startedAt, readyAt, expiresAt: later(readyAt, openFor) };
  return (await database(call.context)).create<typeof data, Recovery>({ model, data });
};

/** Whether there was one to end. */
export const endRecovery = async ({ context }: Call, userId: string): Promise<boolean> =>
  (await (await database(context)).deleteMany({ model, where: of(userId) })) > 0;
