import { challengeSeconds, challengeTries } from '../../rules/limits.ts';
import { problem } from '../http/problem.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { digest, randomToken } from '../storage/crypto.ts';
import { database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const challengeModel = 'signInChallenge';
const model = challengeModel;

/** Half a sign-in: somebody gave the right password of an account that has a second factor. */
export interface Challenge {
  id: string;
  userId: string;
  tries: number;
  /** Whether the person wants to stay signed in; yes where an earlier version made it. */
  kept?: boolean | null;
  expiresAt: Date;
}

export const challengeSchema = {
  [model]: {
    fields: {
      tokenDigest: { type: 'string', required: true, unique: true, returned: false },
      userId: {
        type: 'string',
        required: true,
        references: { model: 'user', field: 'id', onDelete: 'cascade' },
        index: true,
      },
      tries: { type: 'number', required: true },
      kept: { type: 'boolean', required: false },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;

/** The token of a new challenge. A value that goes back in the body: clients without cookies can answer it too. */
export const makeChallenge = async (
  { context }: Call,
  service: ServiceContext,
  userId: string,
  kept: boolean,
): Promise<string> => {
  const token = randomToken();
  const data = {
    tokenDigest: digest(model, token),
    userId,
    tries: 0,
    kept,
    expiresAt: later(service.now(), challengeSeconds),
  };
  await (await database(context)).create({ model, data });
  return token;
};

const expired = () => problem('challenge_expired');

/** The challenge of a token, with tries left or without. */
export const findChallenge = async ({ context }: Call, token: string): Promise<Challenge | null> => {
  const where = [{ field: 'tokenDigest', value: digest(model, token) }];
  const challenge = await (await database(context)).findOne<Challenge>({ model, where });
  if (challenge) note({ accountId: challenge.userId });
  return challenge;
};

/** Counts a try, before it is looked at and outside of any transaction: what fails afterwards was a try all the same. */
export const consumeTry = async ({ context }: Call, service: ServiceContext, { id }: Challenge): Promise<void> => {
  const counted = await (
    await database(context)
  ).incrementOne({
    model,
    where: [
      { field: 'id', value: id },
      { field: 'tries', operator: 'lt', value: challengeTries },
      { field: 'expiresAt', operator: 'gt', value: service.now() },
    ],
    increment: { tries: 1 },
  });
  if (!counted) throw expired();
};

/** Spends a challenge, in the running transaction: one sign-in comes of it. */
export const claimChallenge = async ({ context }: Call, { id }: Challenge): Promise<void> => {
  const claimed = await (await database(context)).deleteMany({ model, where: [{ field: 'id', value: id }] });
  if (claimed !== 1) throw expired();
};

/** Ends an account's half sign-ins, in the running transaction. */
export const endChallenges = async ({ context }: Pick<Call, 'context'>, userId: string): Promise<void> => {
  await (await database(context)).deleteMany({ model, where: [{ field: 'userId', value: userId }] });
};
