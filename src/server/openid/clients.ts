import type { AuthContext, BetterAuthOptions } from 'better-auth';
import { ofAnyHost } from '../host-context.ts';
import { originOf } from '../http/addresses.ts';
import { openIdScopes } from './scopes.ts';

/** Another site that people sign in to with their account here. A public client: it runs in browsers and keeps no secret. */
export interface OpenIdClient {
  id: string;
  name: string;
  /** Where people come back to, compared character by character (RFC 9700 section 4.1.3). */
  redirectUris: readonly string[];
}

export const clientModel = 'oauthClient';

/** Where the pages of these sites come from. */
export const originsOf = (clients: readonly OpenIdClient[]): string[] => [
  ...new Set(clients.flatMap(({ redirectUris }) => redirectUris.map(originOf))),
];

/**
 * Writes the configured clients down, as the provider reads them from the database. One that is no longer configured is disabled
 * rather than removed: its tokens are refused from now on, and work again if it comes back.
 */
export const seedClients = async <Options extends BetterAuthOptions>(
  host: AuthContext<Options>,
  clients: readonly OpenIdClient[],
): Promise<void> => {
  const { adapter } = ofAnyHost(host);
  for (const { id, name, redirectUris } of clients) {
    const where = [{ field: 'clientId', value: id }];
    const row = {
      name,
      redirectUris: [...redirectUris],
      disabled: false,
      // Public, and so with PKCE.
      tokenEndpointAuthMethod: 'none',
      applicationType: 'web',
      requirePKCE: true,
      // These sites are the service's own. What a person agrees to instead is the press of a button: see `continue.ts`.
      skipConsent: true,
      grantTypes: ['authorization_code', 'refresh_token'],
      responseTypes: ['code'],
      scopes: [...openIdScopes],
      updatedAt: new Date(),
    };
    if (await adapter.findOne({ model: clientModel, where }))
      await adapter.update({ model: clientModel, where, update: row });
    else await adapter.create({ model: clientModel, data: { ...row, clientId: id, createdAt: new Date() } });
  }
  const known = clients.map(({ id }) => id);
  const others = known.length > 0 ? [{ field: 'clientId', operator: 'not_in' as const, value: known }] : [];
  await adapter.updateMany({ model: clientModel, where: others, update: { disabled: true } });
};
