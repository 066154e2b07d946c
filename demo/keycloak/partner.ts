import type { Administration } from './administration.ts';
import { realmName, type NewPerson } from './realm.ts';

/** Somebody else's service with accounts of its own, which people may link: another realm. */
const partner = 'partner';

interface Provider {
  /** Of Keycloak. */
  origin: string;
  /** By which the realm knows the provider. */
  alias: string;
  displayName: string;
  enabled?: boolean;
}

/** Has people of the realm sign in with their accounts of the partner. */
export const addProvider = (
  { call }: Administration,
  { origin, alias, displayName, enabled = true }: Provider,
): Promise<void> => {
  const issuer = `${origin}/realms/${partner}`;
  const endpoint = (name: string): string => `${issuer}/protocol/openid-connect/${name}`;
  return call(`/${realmName}/identity-provider/instances`, 'POST', {
    alias,
    displayName,
    enabled,
    providerId: 'oidc',
    trustEmail: true,
    config: {
      clientId: realmName,
      clientSecret: 'known to both',
      clientAuthMethod: 'client_secret_post',
      defaultScope: 'openid email profile',
      issuer,
      authorizationUrl: endpoint('auth'),
      tokenUrl: endpoint('token'),
      userInfoUrl: endpoint('userinfo'),
      jwksUrl: endpoint('certs'),
      useJwksUrl: 'true',
      validateSignature: 'true',
    },
  });
};

/** Makes the partner, and lets people link their accounts there. */
export const createPartner = async (administration: Administration, origin: string): Promise<void> => {
  await administration.call('', 'POST', {
    realm: partner,
    enabled: true,
    sslRequired: 'none',
    displayName: 'Partner',
    registrationEmailAsUsername: true,
    clients: [
      {
        clientId: realmName,
        secret: 'known to both',
        publicClient: false,
        redirectUris: [`${origin}/realms/${realmName}/broker/*`],
      },
    ],
  });
  await addProvider(administration, { origin, alias: partner, displayName: 'Partner' });
};

/** Somebody who has an account of the partner. */
export const createPartnerPerson = ({ call }: Administration, { password, ...person }: NewPerson): Promise<void> =>
  call(`/${partner}/users`, 'POST', {
    ...person,
    username: person.email,
    enabled: true,
    emailVerified: true,
    credentials: [{ type: 'password', value: password, temporary: false }],
  });
