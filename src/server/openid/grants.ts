import type { AuthContext, Where } from 'better-auth';
import { factorsField, type FactorsRow } from '../step-up/shown.ts';
import { compareAndSet, database } from '../storage/database.ts';
import { accessTokenModel, refreshTokenModel } from './token-models.ts';

export const grantModel = 'tokenGrant';
const model = grantModel;

/**
 * What one authorization code became: a family of access and refresh tokens. It has shown the factors that its session had shown when
 * the code was issued, and those that were given with its tokens; nothing that happens in the session afterwards counts for it. Its
 * tokens are worth something as long as this row is there, so removing it ends all of them, one that is being issued too.
 */
export interface Grant extends FactorsRow {
  id: string;
  /** Digest of the code; the provider writes it into each token that comes of it. */
  codeDigest: string;
  userId: string;
  sessionId: string;
  /** What its ID tokens tell, where the site wanted less than was shown. */
  acr?: string | null;
  /** When its code was exchanged: it is once. */
  exchangedAt?: Date | null;
  /** When its factors were last shown again. */
  steppedUpAt?: Date | null;
}

export const grantSchema = {
  [model]: {
    fields: {
      codeDigest: { type: 'string', required: true, unique: true },
      userId: {
        type: 'string',
        required: true,
        references: { model: 'user', field: 'id', onDelete: 'cascade' },
        index: true,
      },
      sessionId: { type: 'string', required: true, index: true },
      acr: { type: 'string', required: false },
      factors: factorsField,
      exchangedAt: { type: 'date', required: false },
      steppedUpAt: { type: 'date', required: false },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;

const isInUse = ({ tables }: AuthContext): boolean => model in tables;

export const findGrant = async (context: AuthContext, codeDigest: string | null): Promise<Grant | null> =>
  codeDigest === null
    ? null
    : (await database(context)).findOne<Grant>({ model, where: [{ field: 'codeDigest', value: codeDigest }] });

/** Takes a code to be exchanged; of requests at the same moment one has it. */
export const claimExchange = async (context: AuthContext, codeDigest: string): Promise<boolean> => {
  const where = [
    { field: 'codeDigest', value: codeDigest },
    { field: 'exchangedAt', value: null },
  ];
  return (await compareAndSet(context, { model, where, set: { exchangedAt: new Date() } })) !== null;
};

/** Ends one grant, whose tokens are rows without worth until they expire: one may be about to be written. */
export const endGrant = async (context: AuthContext, codeDigest: string): Promise<boolean> => {
  const where = [{ field: 'codeDigest', value: codeDigest }];
  return (await (await database(context)).deleteMany({ model, where })) > 0;
};

/** Ends the grants of an account or of a session, but the one that stays; in the running transaction. */
export const endGrants = async (
  context: AuthContext,
  of: { userId: string } | { sessionId: string },
  stays?: Grant,
): Promise<void> => {
  if (!isInUse(context)) return;
  const db = await database(context);
  const [[field, value] = ['userId', '']] = Object.entries(of);
  const owned: Where[] = [{ field, value }];
  const where = (column: string): Where[] =>
    stays ? [...owned, { field: column, operator: 'ne', value: stays.codeDigest }] : owned;
  await db.deleteMany({ model, where: where('codeDigest') });
  // In this order: the ones refer to the others.
  for (const tokens of [accessTokenModel, refreshTokenModel])
    if (tokens in context.tables) await db.deleteMany({ model: tokens, where: where('authorizationCodeId') });
};

/**
 * Ends the access tokens of a grant that can be renewed, so that whoever holds one has to renew it; in the running transaction. A copy
 * of such a token is worth nothing from then on, and one of a refresh token shows as soon as both were used.
 */
export const renewGrant = async (context: AuthContext, { codeDigest }: Grant): Promise<void> => {
  const db = await database(context);
  const where = [{ field: 'authorizationCodeId', value: codeDigest }];
  const renewable = await db.findOne({
    model: refreshTokenModel,
    where: [...where, { field: 'revoked', value: null }],
  });
  if (renewable) await db.deleteMany({ model: accessTokenModel, where });
};
