import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { startServer, type Received } from '../support/server.ts';

export const clientId = 'site';
export const origin = 'https://site.example';

interface Credential {
  id: string;
  type: string;
  userLabel?: string | null;
  createdDate: number;
  credentialData: string;
}

interface Session {
  id: string;
  ipAddress: string;
  started: number;
  lastAccess: number;
  expires: number;
  browser: string;
  clients: { clientId: string }[];
}

interface Device {
  os: string;
  osVersion: string;
  browser: string;
  device: string;
  mobile: boolean;
  lastAccess: number;
  sessions: Session[];
}

/** How a realm and its person stand. May be changed at any time. */
export interface Realm {
  readonly url: string;
  /** What pages asked, in its order: method and path below the realm. */
  readonly asked: string[];
  readonly received: Received[];
  /** The client's "Web origins". */
  webOrigins: string[];
  /** The audience of its access tokens. */
  audience: string | string[] | undefined;
  /** Whether the person may use the Account REST API. */
  mayManage: boolean;
  /** The status of every answer, as of a proxy before a Keycloak that is down. */
  down: number | undefined;
  /** An error of the token endpoint. */
  tokenError: [status: number, error: string] | undefined;
  profile: Record<string, unknown> & { attributes: Record<string, string[]> };
  /** The attributes of the realm's user profile, besides names and address. */
  attributes: { name: string; [member: string]: unknown }[];
  locales: string[];
  /** What it says on the pages of an account, by language and name; where a language is missing it tells none. */
  texts: Record<string, Record<string, string>>;
  /** What the realm demands of its own attributes. */
  refuses: { field: string; errorMessage: string; params?: unknown[] }[];
  credentials: Credential[];
  /** Recovery codes are part of the realm's sign-in. */
  usesCodes: boolean;
  devices: Device[];
  applications: ({ clientId: string } & Record<string, unknown>)[];
  /** The providers that the realm knows, and who the person is there. */
  linkedAccounts: ({ providerAlias: string; connected: boolean } & Record<string, unknown>)[];
  /** The person can sign in without any of them. */
  hasPassword: boolean;
  /** Seconds that an access token lives. */
  lifetime: number;
  /** Seconds since the person proved who they are. */
  authAge: number;
  /** The person has done what the page was left for. */
  answer(left: URL, more?: Record<string, string>): URL;
  refuse(left: URL, error: string, more?: Record<string, string>): URL;
  /** The session is over at once, as by its end elsewhere, a disabled person or a deleted account. */
  endSession(): void;
  stop(): Promise<void>;
}

/** Keycloak 26.7 without `--spi-cors--default--allowed-headers`. */
const allowedHeaders =
  'Origin, Accept, Access-Control-Request-Method, X-Requested-With, Access-Control-Request-Headers, DPoP, Content-Type, Authorization';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: Record<string, unknown>): string => `${base64url({ alg: 'none' })}.${base64url(claims)}.x`;
const now = (): number => Math.floor(Date.now() / 1000);

export const otp = (id: string, userLabel: string | null, createdDate: number): Credential => ({
  id,
  type: 'otp',
  userLabel,
  createdDate,
  credentialData: '{"subType":"totp","digits":6}',
});

export const passkey = (id: string, userLabel: string | null, createdDate: number): Credential => ({
  id,
  type: 'webauthn-passwordless',
  userLabel,
  createdDate,
  credentialData: '{"aaguid":"00000000-0000-0000-0000-000000000000"}',
});

export const codes = (remainingCodes: number, createdDate = 1_700_000_000_000): Credential => ({
  id: 'codes',
  type: 'recovery-authn-codes',
  userLabel: 'Recovery codes',
  createdDate,
  credentialData: JSON.stringify({ hashIterations: 1, algorithm: 'SHA-512', totalCodes: 12, remainingCodes }),
});

/** A realm as Keycloak answers for it, over HTTP; its own pages are played by the test. */
export const startRealm = async (): Promise<Realm> => {
  const codesGiven = new Map<string, URL>();
  const access = new Set<string>();
  const refresh = new Set<string>();
  const asked: string[] = [];

  const server = await startServer((response, request) => handle(response, request));
  const url = `${server.url}/realms/people`;

  const realm: Realm = {
    url,
    asked,
    received: server.received,
    webOrigins: [origin],
    audience: 'account',
    mayManage: true,
    down: undefined,
    tokenError: undefined,
    profile: {
      id: 'ada',
      username: 'ada@example.org',
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.org',
      emailVerified: true,
      attributes: { locale: ['de'], phone: ['+44 1'] },
    },
    attributes: [],
    locales: ['de', 'en'],
    texts: {},
    refuses: [],
    credentials: [],
    usesCodes: true,
    devices: [],
    applications: [],
    linkedAccounts: [],
    hasPassword: true,
    lifetime: 300,
    authAge: 0,
    answer(left, more = {}) {
      const code = randomUUID();
      codesGiven.set(code, left);
      return lead(left, { code, session_state: 's', ...more });
    },
    refuse: (left, error, more = {}) => lead(left, { error, ...more }),
    endSession() {
      access.clear();
      refresh.clear();
    },
    stop: () => server.stop(),
  };

  const lead = (left: URL, parameters: Record<string, string>): URL => {
    const back = new URL(left.searchParams.get('redirect_uri') ?? '');
    const state = left.searchParams.get('state') ?? '';
    for (const [name, value] of Object.entries({ ...parameters, state, iss: url })) back.searchParams.set(name, value);
    return back;
  };

  const issue = (nonce: string | null): unknown => {
    const authTime = now() - realm.authAge;
    const accessToken = jwt({
      iss: url,
      jti: randomUUID(),
      iat: now(),
      exp: now() + realm.lifetime,
      auth_time: authTime,
      ...(realm.audience !== undefined && { aud: realm.audience }),
    });
    const refreshToken = randomUUID();
    access.add(accessToken);
    refresh.add(refreshToken);
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      id_token: jwt({ iss: url, sub: 'ada', aud: clientId, azp: clientId, exp: now() + 300, iat: now(), nonce }),
      token_type: 'Bearer',
      expires_in: realm.lifetime,
    };
  };

  const token = (form: URLSearchParams): [number, unknown] => {
    const refused = (error: string): [number, unknown] => [400, { error }];
    if (realm.tokenError) return [realm.tokenError[0], { error: realm.tokenError[1] }];
    if (form.get('grant_type') === 'refresh_token')
      return refresh.delete(form.get('refresh_token') ?? '') ? [200, issue(null)] : refused('invalid_grant');
    const left = codesGiven.get(form.get('code') ?? '');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '');
    codesGiven.delete(form.get('code') ?? '');
    return left?.searchParams.get('code_challenge') === challenge.digest('base64url')
      ? [200, issue(left.searchParams.get('nonce'))]
      : refused('invalid_grant');
  };

  const credentialsOf = (type: string): unknown => ({
    type,
    category: type === 'otp' ? 'two-factor' : type === 'webauthn-passwordless' ? 'passwordless' : 'recovery-codes',
    userCredentialMetadatas: realm.credentials
      .filter((credential) => credential.type === type)
      .map((credential) => ({ credential })),
  });

  const plain = (name: string, more: object = {}) => ({ name, displayName: `\${${name}}`, required: true, ...more });
  const metadata = () => ({
    attributes: [
      { name: 'locale', displayName: 'locale', required: false, readOnly: false, validators: {}, multivalued: false },
      plain('username', { readOnly: true }),
      // As long as it is changed on a page of its own.
      plain('email', { readOnly: true, annotations: {} }),
      plain('firstName', { readOnly: false, validators: { length: { max: 255, 'ignore.empty.value': true } } }),
      plain('lastName', { readOnly: false }),
    ].flatMap((own) => realm.attributes.find(({ name }) => name === own.name) ?? own),
  });

  const account = (method: string, path: string, body: string, query: string): [number, unknown?] => {
    const [, kind, id = ''] = path.match(/^\/(credentials|sessions)\/([^/]+)/) ?? [];
    if (path === '/' && method === 'GET') {
      if (query === 'userProfileMetadata=false') return [200, realm.profile];
      const { attributes } = metadata();
      const more = realm.attributes.filter(({ name }) => !attributes.some((own) => own.name === name));
      return [200, { ...realm.profile, userProfileMetadata: { attributes: [...attributes, ...more], groups: [] } }];
    }
    if (path === '/supportedLocales') return [200, realm.locales];
    if (path === '/') {
      if (realm.refuses.length)
        return [400, { ...(realm.refuses.length === 1 && realm.refuses[0]), errors: realm.refuses }];
      const { email: _, attributes = {}, ...given } = JSON.parse(body) as Realm['profile'];
      realm.profile = { id: 'ada', email: realm.profile['email'], ...given, attributes };
      return [204];
    }
    if (path === '/credentials')
      return [
        200,
        ['password', 'otp', 'webauthn-passwordless', ...(realm.usesCodes ? ['recovery-authn-codes'] : [])].map(
          credentialsOf,
        ),
      ];
    if (path === '/applications') return [200, realm.applications];
    const [, consented] = path.match(/^\/applications\/([^/]+)\/consent$/) ?? [];
    if (consented !== undefined && method === 'DELETE') {
      const of = realm.applications.find(({ clientId: known }) => known === decodeURIComponent(consented));
      if (!of) return [404, { errorMessage: 'No client with clientId: found.' }];
      realm.applications = realm.applications.filter((other) => other !== of);
      return [204];
    }
    if (path === '/linked-accounts' && method === 'GET') return [200, realm.linkedAccounts];
    const [, alias] = path.match(/^\/linked-accounts\/([^/]+)$/) ?? [];
    if (path === '/linked-accounts/') return [404, { error: 'HTTP 404 Not Found' }];
    if (alias !== undefined && method === 'DELETE') {
      const linked = realm.linkedAccounts.find(({ providerAlias }) => providerAlias === decodeURIComponent(alias));
      // In words of the realm, in whatever language.
      const refused = (errorMessage: string): [number, unknown] => [400, { errorMessage }];
      if (!linked) return refused('identityProviderNotFoundMessage');
      if (!linked.connected) return refused('This identity is not active anymore.');
      if (!realm.hasPassword && realm.linkedAccounts.filter(({ connected }) => connected).length === 1)
        return refused('You can not remove last federated identity as you do not have a password.');
      linked.connected = false;
      return [204];
    }
    if (path === '/sessions/devices') return [200, realm.devices];
    if (kind === 'credentials') {
      const credential = realm.credentials.find((own) => own.id === decodeURIComponent(id));
      if (!credential) return [404, { errorMessage: 'Credential not found' }];
      if (method === 'DELETE' && credential.type === 'webauthn-passwordless')
        return [400, { errorMessage: 'Credential type cannot be removed' }];
      if (method === 'DELETE') {
        realm.credentials = realm.credentials.filter((own) => own !== credential);
        return [204];
      }
      const userLabel = JSON.parse(body) as string;
      if (userLabel.length > 255) return [500, { error: 'unknown_error' }];
      if (realm.credentials.some((own) => own !== credential && own.userLabel === userLabel))
        return [409, { errorMessage: 'Device already exists with the same name' }];
      credential.userLabel = userLabel;
      return [204];
    }
    if (method === 'DELETE') return [204];
    return [404, { error: 'HTTP 404 Not Found' }];
  };

  const handle = (response: ServerResponse, { method, path: full, body, headers }: Received): void => {
    const path = full.replace(/^\/realms\/people\b/, '').replace(/\?.*/, '');
    const asker = headers.origin ?? '';
    const cors = { 'access-control-allow-origin': asker };
    const give = (status: number, content: unknown, more: Record<string, string> = cors): void => {
      response.writeHead(status, { ...(content !== undefined && { 'content-type': 'application/json' }), ...more });
      response.end(content === undefined ? undefined : JSON.stringify(content));
    };
    if (method === 'OPTIONS')
      return give(200, undefined, {
        ...cors,
        'access-control-allow-methods': 'GET, POST, DELETE, PUT, HEAD, OPTIONS',
        'access-control-allow-headers': allowedHeaders,
      });
    asked.push(`${method} ${path}`);
    const [, language] = /^\/resources\/people\/account\/(.+)$/.exec(path) ?? [];
    if (language !== undefined) {
      const texts = realm.texts[language];
      return texts
        ? give(
            200,
            Object.entries(texts).map(([key, value]) => ({ key, value })),
          )
        : give(500, {});
    }
    // A proxy before it knows nothing of CORS.
    if (realm.down !== undefined) return give(realm.down, undefined, {});
    if (!path.startsWith('/')) return give(404, { error: 'Realm does not exist' }, {});
    if (path === '/.well-known/openid-configuration')
      return give(200, {
        issuer: url,
        authorization_endpoint: `${url}/protocol/openid-connect/auth`,
        token_endpoint: `${url}/protocol/openid-connect/token`,
        end_session_endpoint: `${url}/protocol/openid-connect/logout`,
        revocation_endpoint: `${url}/protocol/openid-connect/revoke`,
        authorization_response_iss_parameter_supported: true,
      });
    const isForeign = !realm.webOrigins.includes(asker);
    const bearer = headers.authorization?.replace('Bearer ', '') ?? '';
    if (path === '/protocol/openid-connect/token') {
      if (isForeign) return give(403, { error: 'Invalid origin' }, {});
      return give(...token(new URLSearchParams(body)));
    }
    if (path === '/protocol/openid-connect/logout') {
      const known = refresh.has(new URLSearchParams(body).get('refresh_token') ?? '');
      if (known) realm.endSession();
      return give(known ? 204 : 400, undefined);
    }
    if (path === '/protocol/openid-connect/userinfo') {
      if (!access.has(bearer)) return give(401, { error: 'invalid_token' });
      return isForeign ? give(403, { error: 'Invalid origin' }, {}) : give(200, { sub: 'ada' });
    }
    if (!path.startsWith('/account')) return give(404, { error: 'HTTP 404 Not Found' }, {});
    if (!access.has(bearer) || ![realm.audience].flat().includes('account'))
      return give(401, { error: 'HTTP 401 Unauthorized' }, {});
    if (isForeign) return give(403, { error: 'Invalid origin' }, {});
    if (!realm.mayManage) return give(403, { error: 'HTTP 403 Forbidden' });
    const [status, content] = account(method, path.replace('/account', ''), body, full.split('?')[1] ?? '');
    return give(status, content);
  };
  return realm;
};
