import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { json, startServer, type Received } from './server.ts';

export interface Claims {
  [name: string]: unknown;
}

/** How a request is answered: by a status, by an error of OAuth, or (`cut`) not at all, as a page sees an answer that CORS hides. */
export type Manner = number | string | undefined;

/** What differs between providers. May be changed at any time. */
export interface Manners {
  /** Status of the discovery document, or what it is instead. */
  discovery: number | 'cut' | 'html';
  /** Members of the discovery document; `undefined` takes one away. */
  metadata: Record<string, unknown>;
  /** Whether answers name the issuer, and which. */
  answersIssuer: boolean | string;
  idToken: (claims: Claims) => Claims;
  /** An error of the token endpoint. */
  token: Manner;
  refreshToken: boolean;
  /** Absent: not offered. */
  endSession: Manner;
  revocation: Manner | ((form: URLSearchParams) => Manner);
  /** Seconds that an access token lives. */
  lifetime: number;
}

export interface Asked {
  path: string;
  form: URLSearchParams;
  origin: string | undefined;
}

export interface OpenIdProvider {
  readonly issuer: string;
  readonly manners: Manners;
  /** What pages of sites asked, in its order. */
  readonly asked: Asked[];
  askedAt(path: string): Asked[];
  /** The person has done what the page was left for: where the browser is led to. */
  answer(left: URL, more?: Record<string, string>): URL;
  /** The person, or the provider, refuses. */
  refuse(left: URL, error: string, more?: Record<string, string>): URL;
  /** Ends what every token stands for. */
  endAll(): void;
  stop(): Promise<void>;
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A provider by the standards, for a public client, over HTTP. It knows no person: whoever is sent there is Ada. */
export const startProvider = async (clientId: string, manners: Partial<Manners> = {}): Promise<OpenIdProvider> => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const codes = new Map<string, { left: URL; used: boolean }>();
  const refreshTokens = new Map<string, { nonce: string; authTime: number }>();
  const accessTokens = new Set<string>();
  const asked: Asked[] = [];
  const own: Manners = {
    discovery: 200,
    metadata: {},
    answersIssuer: true,
    idToken: (claims) => claims,
    token: undefined,
    refreshToken: true,
    endSession: undefined,
    revocation: undefined,
    lifetime: 300,
    ...manners,
  };

  const signed = (claims: Claims): string => {
    const text = `${base64url({ alg: 'ES256', kid: 'k', typ: 'JWT' })}.${base64url(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };

  const server = await startServer((response, request) => void handle(response, request));
  const issuer = `${server.url}/realms/people`;

  const give = (response: ServerResponse, status: number, body: unknown): void =>
    void response
      .writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
      .end(JSON.stringify(body));
  const behave = (response: ServerResponse, manner: Manner): void => {
    if (manner === 'cut') response.destroy();
    else if (typeof manner === 'string')
      give(response, manner === 'invalid_client' ? 401 : 400, {
        error: manner,
        error_description: 'as the test wants it',
      });
    else response.writeHead(manner ?? 404).end();
  };

  const issue = (response: ServerResponse, nonce: string, authTime: number): void => {
    const accessToken = randomUUID();
    accessTokens.add(accessToken);
    const now = Math.floor(Date.now() / 1000);
    const idToken = signed(
      own.idToken({ iss: issuer, sub: 'ada', aud: clientId, exp: now + 300, iat: now, auth_time: authTime, nonce }),
    );
    const refreshToken = own.refreshToken ? randomUUID() : undefined;
    if (refreshToken !== undefined) refreshTokens.set(refreshToken, { nonce, authTime });
    give(response, 200, {
      access_token: accessToken,
      refresh_token: refreshToken,
      id_token: idToken,
      token_type: 'Bearer',
      expires_in: own.lifetime,
    });
  };

  const token = (response: ServerResponse, form: URLSearchParams): void => {
    if (own.token !== undefined) return behave(response, own.token);
    if (form.get('client_id') !== clientId) return behave(response, 'invalid_client');
    if (form.get('grant_type') === 'refresh_token') {
      const held = refreshTokens.get(form.get('refresh_token') ?? '');
      // A scope that was not granted would be refused; without one it is that of the code.
      if (form.has('scope')) return behave(response, 'invalid_scope');
      if (!held) return behave(response, 'invalid_grant');
      refreshTokens.delete(form.get('refresh_token') ?? '');
      return issue(response, held.nonce, held.authTime);
    }
    const code = codes.get(form.get('code') ?? '');
    const query = code?.left.searchParams;
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      !code ||
      code.used ||
      query?.get('code_challenge') !== challenge ||
      query.get('redirect_uri') !== form.get('redirect_uri')
    )
      return behave(response, 'invalid_grant');
    code.used = true;
    return issue(response, query.get('nonce') ?? '', Math.floor(Date.now() / 1000));
  };

  const endTokens = (form: URLSearchParams): void => {
    for (const name of ['token', 'refresh_token']) {
      refreshTokens.delete(form.get(name) ?? '');
      accessTokens.delete(form.get(name) ?? '');
    }
  };

  const handle = (response: ServerResponse, { path, body, headers }: Received): void => {
    const form = new URLSearchParams(body);
    const place = path.replace('/realms/people', '');
    asked.push({ path: place, form, origin: headers.origin });
    switch (place) {
      case '/.well-known/openid-configuration': {
        if (own.discovery === 'html')
          return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
        if (own.discovery !== 200) return behave(response, own.discovery);
        return json(response, 200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
          ...(own.endSession !== undefined && { end_session_endpoint: `${issuer}/logout` }),
          ...(own.revocation !== undefined && { revocation_endpoint: `${issuer}/revoke` }),
          ...(own.answersIssuer === true && { authorization_response_iss_parameter_supported: true }),
          ...own.metadata,
        });
      }
      case '/jwks':
        return json(response, 200, {
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256', use: 'sig' }],
        });
      case '/token':
        return token(response, form);
      case '/logout':
        if (own.endSession === 204) endTokens(form);
        return behave(response, own.endSession);
      case '/revoke': {
        const manner = typeof own.revocation === 'function' ? own.revocation(form) : own.revocation;
        if (manner === 200) endTokens(form);
        return behave(response, manner);
      }
      case '/userinfo': {
        const bearer = headers.authorization?.replace('Bearer ', '') ?? '';
        return accessTokens.has(bearer)
          ? give(response, 200, { sub: 'ada', email: 'ada@example.org' })
          : give(response, 401, {});
      }
      default:
        return behave(response, 404);
    }
  };

  const lead = (left: URL, parameters: Record<string, string>): URL => {
    const back = new URL(left.searchParams.get('redirect_uri') ?? '');
    for (const [name, value] of Object.entries({ ...parameters, state: left.searchParams.get('state') ?? '' }))
      back.searchParams.set(name, value);
    if (own.answersIssuer !== false)
      back.searchParams.set('iss', own.answersIssuer === true ? issuer : own.answersIssuer);
    return back;
  };

  return {
    issuer,
    manners: own,
    asked,
    askedAt: (path) => asked.filter((entry) => entry.path === path),
    answer(left, more = {}) {
      const code = randomUUID();
      codes.set(code, { left, used: false });
      return lead(left, { code, ...more });
    },
    refuse: (left, error, more = {}) => lead(left, { error, error_description: 'as the test wants it', ...more }),
    endAll() {
      refreshTokens.clear();
      accessTokens.clear();
    },
    stop: () => server.stop(),
  };
};
