import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { isRecord } from '../../rules/record.ts';
import { note } from '../security/events.ts';
import { database } from '../storage/database.ts';
import { clientModel } from './clients.ts';
import { accessTokenModel, findToken, refreshTokenModel } from './token-models.ts';

interface Issued {
  userId?: string | null;
  sessionId?: string | null;
  clientId: string;
}

const find = async (context: AuthContext, model: string, token: string): Promise<Issued | undefined> => {
  const found = await findToken<Issued>(context, model, token);
  if (!found) return undefined;
  const { userId, sessionId, clientId } = found;
  note({ clientId, ...(userId && { accountId: userId }), ...(sessionId && { sessionId }) });
  return found;
};

/** A stranger's words are in no event, whatever member they come in. */
const isSite = async (context: AuthContext, clientId: string): Promise<boolean> => {
  const where = [{ field: 'clientId', value: clientId }];
  return (await (await database(context)).findOne({ model: clientModel, where })) !== null;
};

const textIn = (values: unknown, name: string): string | undefined => {
  const value = isRecord(values) ? values[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** Whose tokens the provider was asked about. */
export const tokenEvents = {
  before: [
    {
      matcher: ({ path }) => path === '/oauth2/token' || path === '/oauth2/revoke',
      handler: createAuthMiddleware(async (call) => {
        const { context } = call;
        const body: unknown = call.body;
        const clientId = textIn(body, 'client_id');
        const refresh = textIn(body, 'refresh_token');
        const token = textIn(body, 'token');
        if (refresh !== undefined) await find(context, refreshTokenModel, refresh);
        if (token !== undefined && !(await find(context, refreshTokenModel, token)))
          await find(context, accessTokenModel, token);
        if (clientId !== undefined && (await isSite(context, clientId))) note({ clientId });
      }),
    },
  ],
  after: [
    {
      matcher: ({ path }) => path === '/oauth2/token',
      handler: createAuthMiddleware(async ({ context }) => {
        const issued = textIn(context.returned, 'access_token');
        if (issued !== undefined) await find(context, accessTokenModel, issued);
      }),
    },
  ],
} satisfies NonNullable<BetterAuthPlugin['hooks']>;
