import type { AuthContext } from 'better-auth';
import { database } from '../storage/database.ts';

export const acceptanceModel = 'termsAcceptance';

export interface Acceptance {
  userId: string;
  version: string;
  acceptedAt: Date;
}

export const acceptanceSchema = {
  [acceptanceModel]: {
    fields: {
      userId: { type: 'string', required: true, references: { model: 'user', field: 'id', onDelete: 'cascade' } },
      version: { type: 'string', required: true },
      acceptedAt: { type: 'date', required: true },
    },
    indexes: [{ fields: ['userId', 'version'], unique: true }],
  },
} as const;

export const findAcceptance = async (
  context: AuthContext,
  userId: string,
  version: string,
): Promise<Acceptance | null> =>
  (await database(context)).findOne<Acceptance>({
    model: acceptanceModel,
    where: [
      { field: 'userId', value: userId },
      { field: 'version', value: version },
    ],
  });

export const latestAcceptance = async (context: AuthContext, userId: string): Promise<Acceptance | undefined> => {
  const [latest] = await (
    await database(context)
  ).findMany<Acceptance>({
    model: acceptanceModel,
    where: [{ field: 'userId', value: userId }],
    sortBy: { field: 'acceptedAt', direction: 'desc' },
    limit: 1,
  });
  return latest;
};

/** An acceptance is a fact with a time: it is written once and never changed, also when newer terms come into force. */
export const recordAcceptance = async (context: AuthContext, acceptance: Acceptance): Promise<Acceptance> =>
  (await database(context)).create<Acceptance & Record<string, unknown>, Acceptance>({
    model: acceptanceModel,
    data: { ...acceptance },
  });
