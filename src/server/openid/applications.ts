import type { AuthContext, Where } from 'better-auth';
import { database } from '../storage/database.ts';
import { clientModel } from './clients.ts';
import { grantModel, type Grant } from './grants.ts';
import { accessTokenModel, refreshTokenModel } from './token-models.ts';

interface Token {
  clientId: string;
  authorizationCodeId?: string | null;
}

/** More than anybody has: a query without a limit has a hundred. */
const limit = 10_000;

/** The other sites that a person's sessions have tokens for, by name and in its order; by session. Empty without a provider. */
export const applicationsOf = async (context: AuthContext, userId: string): Promise<Map<string, string[]>> => {
  if (!(grantModel in context.tables)) return new Map();
  const { findMany } = await database(context);
  const rows = <Row>(model: string, ...where: Where[]): Promise<Row[]> => findMany<Row>({ model, where, limit });
  const owned = { field: 'userId', value: userId };
  // By the machine's clock, as the provider writes it.
  const live = { field: 'expiresAt', operator: 'gt' as const, value: new Date() };
  const [grants, tokens, clients] = [
    await rows<Grant>(grantModel, owned),
    [
      ...(await rows<Token>(refreshTokenModel, owned, live, { field: 'revoked', value: null })),
      ...(await rows<Token>(accessTokenModel, owned, live)),
    ],
    await rows<{ clientId: string; name?: string | null }>(clientModel),
  ];
  const nameOf = new Map(clients.map(({ clientId, name }) => [clientId, name ?? clientId]));
  const sites = new Map(grants.map(({ sessionId }) => [sessionId, new Set<string>()]));
  // By way of the code: a person has as many tokens and grants as sign-ins, and each with each would be the square of that.
  const ofCode = new Map(grants.map(({ codeDigest, sessionId }) => [codeDigest, sites.get(sessionId)]));
  for (const { clientId, authorizationCodeId } of tokens)
    ofCode.get(authorizationCodeId ?? '')?.add(nameOf.get(clientId) ?? clientId);
  return new Map([...sites].map(([sessionId, names]) => [sessionId, [...names].sort()]));
};
