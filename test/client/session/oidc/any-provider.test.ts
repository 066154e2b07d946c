import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { createOidcSession } from '../../../../src/client/session/oidc/index.ts';
import type { Claims, Manners } from '../../support/openid-provider.ts';
import { clientId, comeBack, leave, openPage, statusOf, type SitePage } from '../../support/provider-site.ts';
import { errors, provider } from '../../support/running-provider.ts';

const signedIn = async (manners: Partial<Manners> = {}): Promise<SitePage> => {
  Object.assign(provider.manners, manners);
  const page = openPage(provider);
  return comeBack(provider, page, provider.answer(await leave(page)));
};

describe('a provider by the standards', () => {
  it('is asked for openid, by code and PKCE, and is given no cookie and no token in an address', async () => {
    const left = await leave(openPage(provider), {
      email: 'ada@example.org',
      locale: 'fr-CA',
      maxAge: 0,
      prompt: 'create',
      parameters: { kc_action: 'CONFIGURE_TOTP', claims: '{"a":1}' },
    });
    assert.equal(left.origin + left.pathname, `${provider.issuer}/authorize`);
    const { state, nonce, code_challenge, ...query } = Object.fromEntries(left.searchParams);
    assert.ok(state && nonce && code_challenge);
    assert.deepEqual(query, {
      client_id: clientId,
      redirect_uri: 'https://shop.example/app',
      response_type: 'code',
      response_mode: 'query',
      scope: 'openid',
      code_challenge_method: 'S256',
      login_hint: 'ada@example.org',
      ui_locales: 'fr-CA',
      max_age: '0',
      prompt: 'create',
      kc_action: 'CONFIGURE_TOTP',
      claims: '{"a":1}',
    });
  });

  it('is asked for the scopes of the site', async () => {
    const left = await leave(openPage(provider, { scope: 'openid profile' }));
    assert.equal(left.searchParams.get('scope'), 'openid profile');
  });

  const manners: Record<string, Partial<Manners>> = {
    'that names itself in its answers': { answersIssuer: true },
    'that names itself and does not say so': {
      metadata: { authorization_response_iss_parameter_supported: undefined },
    },
    'whose answers name no issuer': { answersIssuer: false },
    'whose audience is a list': { idToken: (claims) => ({ ...claims, aud: [clientId] }) },
    'whose token is for others too, made for this client': {
      idToken: (claims) => ({ ...claims, aud: ['api', clientId], azp: clientId }),
    },
    'that names the authorized party': { idToken: (claims) => ({ ...claims, azp: clientId }) },
    'that gives no refresh token': { refreshToken: false },
  };
  for (const [name, own] of Object.entries(manners)) {
    it(`may be one ${name}`, async () => {
      assert.equal(await statusOf(await signedIn(own)), 'active');
      assert.deepEqual(errors, []);
    });
  }

  it('may have the root of its host for an issuer, with a slash or without one', async () => {
    for (const issuer of ['https://id.example.org', 'https://id.example.org/']) {
      const asked: string[] = [];
      mock.method(globalThis, 'fetch', (input: string) => {
        asked.push(input);
        return Promise.resolve(
          Response.json({
            issuer,
            authorization_endpoint: 'https://id.example.org/authorize',
            token_endpoint: 'https://id.example.org/token',
          }),
        );
      });
      const page = openPage({ ...provider, issuer });
      assert.equal((await leave(page)).origin, 'https://id.example.org');
      assert.deepEqual(asked, ['https://id.example.org/.well-known/openid-configuration']);
      mock.restoreAll();
    }
  });

  it('renews a token without a word of scopes', async () => {
    const page = await signedIn({ lifetime: 1 });
    assert.equal(await statusOf(page), 'active');
    for (let count = 0; count < 2; count++) assert.equal(await statusOf(page), 'active');
    const grants = provider.askedAt('/token').map(({ form }) => form.get('grant_type'));
    assert.deepEqual(grants.slice(0, 2), ['authorization_code', 'refresh_token']);
    assert.ok(grants.length >= 3);
  });

  it('has ended the session: the next call says so, and nobody is there', async () => {
    const page = await signedIn();
    assert.equal(await statusOf(page), 'active');
    provider.endAll();
    assert.equal(await statusOf(page), 'anonymous');
    assert.equal(await page.session.accessToken(), undefined);
  });
});

/** The problem of the page that came back, which nobody is signed in to. */
const refusalAfter = async (
  back: URL,
  page: SitePage,
): Promise<{ code?: string | undefined; detail?: string | undefined }> => {
  const after = comeBack(provider, page, back);
  assert.equal(await statusOf(after), 'anonymous');
  assert.equal(after.page.url().search, '');
  const { code, detail } = after.port.refusal() ?? {};
  return { code, detail };
};

describe('an answer', () => {
  const foreign: Record<string, Partial<Manners>> = {
    'of another issuer': { answersIssuer: 'https://evil.example' },
    'that names no issuer although this provider does': {
      answersIssuer: false,
      metadata: { authorization_response_iss_parameter_supported: true },
    },
  };
  for (const [name, manners] of Object.entries(foreign)) {
    it(`${name} is refused, and has used the sign-in up`, async () => {
      Object.assign(provider.manners, manners);
      const page = openPage(provider);
      const left = await leave(page);
      assert.equal((await refusalAfter(provider.answer(left), page)).code, 'challenge_expired');
      provider.manners.answersIssuer = true;
      assert.equal((await refusalAfter(provider.answer(left), page)).code, 'challenge_expired');
      assert.equal(provider.askedAt('/token').length, 0);
      assert.deepEqual(errors, []);
    });
  }

  const declined = [
    'access_denied',
    'login_required',
    'interaction_required',
    'consent_required',
    'account_selection_required',
  ];
  for (const error of declined) {
    it(`of ${error} is cancelled`, async () => {
      const page = openPage(provider);
      assert.equal((await refusalAfter(provider.refuse(await leave(page), error), page)).code, 'cancelled');
      assert.deepEqual(errors, []);
    });
  }

  for (const error of ['server_error', 'temporarily_unavailable']) {
    it(`of ${error} is service_unavailable`, async () => {
      const page = openPage(provider);
      assert.equal((await refusalAfter(provider.refuse(await leave(page), error), page)).code, 'service_unavailable');
    });
  }

  it('that says of a foreign sign-in what is wrong is told to nobody', async () => {
    const page = openPage(provider);
    const back = provider.refuse(await leave(page), 'invalid_scope');
    back.searchParams.set('state', 'x');
    assert.equal((await refusalAfter(back, page)).code, 'challenge_expired');
    assert.deepEqual(errors, []);
  });
});

describe('a mistake of the site or of the provider', () => {
  const expectMistake = (
    { code, detail = '' }: { code?: string | undefined; detail?: string | undefined },
    words: RegExp,
  ): void => {
    assert.equal(code, 'unexpected_answer');
    assert.match(detail, words);
    assert.equal(errors.length, 1);
    assert.match(errors[0]!, words);
  };

  for (const error of ['invalid_scope', 'unauthorized_client', 'invalid_request', 'unsupported_response_type']) {
    it(`is said when the answer is ${error}`, async () => {
      const page = openPage(provider);
      expectMistake(
        await refusalAfter(provider.refuse(await leave(page), error), page),
        new RegExp(`${error} \\(as the test wants it\\)`),
      );
    });
  }

  for (const token of ['invalid_client', 'unauthorized_client', 'invalid_scope']) {
    it(`is said when the token endpoint answers ${token}`, async () => {
      provider.manners.token = token;
      const page = openPage(provider);
      expectMistake(await refusalAfter(provider.answer(await leave(page)), page), new RegExp(token));
    });
  }

  for (const token of ['invalid_grant', 'invalid_request']) {
    it(`is none when the token endpoint says ${token} of a code`, async () => {
      provider.manners.token = token;
      const page = openPage(provider);
      assert.equal((await refusalAfter(provider.answer(await leave(page)), page)).code, 'challenge_expired');
      assert.deepEqual(errors, []);
    });
  }

  it('is said when the code cannot be exchanged although the provider is there', async () => {
    provider.manners.token = 'cut';
    const page = openPage(provider);
    expectMistake(await refusalAfter(provider.answer(await leave(page)), page), /CORS/);
  });

  it('is none when the line was lost', async () => {
    const page = openPage(provider);
    const back = provider.answer(await leave(page));
    provider.manners.token = 'cut';
    provider.manners.discovery = 'cut';
    const after = comeBack(provider, page, back);
    await after.port.current();
    assert.equal(after.port.refusal()?.code, 'unreachable');
    assert.deepEqual(errors, []);
  });

  const tokens: Record<string, (claims: Claims) => Claims> = {
    'of another issuer': (claims) => ({ ...claims, iss: 'https://evil.example' }),
    'for another client': (claims) => ({ ...claims, aud: 'other' }),
    'for a list without this client': (claims) => ({ ...claims, aud: ['other', 'api'] }),
    'for an empty list': (claims) => ({ ...claims, aud: [] }),
    'for several, and nobody says for whom': (claims) => ({ ...claims, aud: [clientId, 'other'] }),
    'made for another client': (claims) => ({ ...claims, aud: [clientId, 'other'], azp: 'other' }),
    'made for another client, of one audience': (claims) => ({ ...claims, azp: 'other' }),
  };
  for (const [name, idToken] of Object.entries(tokens)) {
    it(`is an ID token ${name}`, async () => {
      provider.manners.idToken = idToken;
      const page = openPage(provider);
      expectMistake(await refusalAfter(provider.answer(await leave(page)), page), /ID token/);
    });
  }

  it('is no ID token with the nonce of another sign-in', async () => {
    provider.manners.idToken = (claims) => ({ ...claims, nonce: 'x' });
    const page = openPage(provider);
    assert.equal((await refusalAfter(provider.answer(await leave(page)), page)).code, 'challenge_expired');
  });

  const endpoints = ['authorization_endpoint', 'token_endpoint', 'end_session_endpoint', 'revocation_endpoint'];
  for (const endpoint of endpoints) {
    it(`is none at https: whose ${endpoint} anybody on the line may read`, async () => {
      const issuer = 'https://id.example.org';
      const asked: string[] = [];
      mock.method(globalThis, 'fetch', (input: string) => {
        asked.push(input);
        const secure = Object.fromEntries(endpoints.map((name) => [name, `${issuer}/${name}`]));
        return Promise.resolve(Response.json({ issuer, ...secure, [endpoint]: `HTTP://id.example.org/${endpoint}` }));
      });
      const outcome = await openPage({ ...provider, issuer }).session.start({});
      mock.restoreAll();
      assert.ok(!outcome.ok);
      expectMistake(outcome.problem, new RegExp(`HTTP://id.example.org/${endpoint}`));
      assert.deepEqual(asked, [`${issuer}/.well-known/openid-configuration`]);
    });
  }

  const discoveries: Record<string, [Partial<Manners>, RegExp]> = {
    'no discovery document': [{ discovery: 404 }, /authority/],
    'a page in its place': [{ discovery: 'html' }, /authority/],
    'one that is forbidden': [{ discovery: 403 }, /authority/],
    'one of another issuer': [{ metadata: { issuer: 'https://evil.example' } }, /issuer https:\/\/evil.example/],
    'one whose issuer has a slash more': [{ metadata: { issuer: 'http://127.0.0.1/' } }, /issuer/],
    'one without an authorization endpoint': [
      { metadata: { authorization_endpoint: undefined } },
      /authorization_endpoint/,
    ],
    'one whose endpoint is a script': [
      { metadata: { authorization_endpoint: 'javascript:alert(1)' } },
      /authorization_endpoint/,
    ],
  };
  for (const [name, [manners, words]] of Object.entries(discoveries)) {
    it(`is ${name}, and the page stays, with a console that has heard it once`, async () => {
      Object.assign(provider.manners, manners);
      const page = openPage(provider);
      const outcomes = [await page.session.start({}), await page.session.start({})];
      for (const outcome of outcomes) {
        assert.ok(!outcome.ok);
        expectMistake(outcome.problem, words);
      }
    });
  }

  for (const [discovery, code] of [
    ['cut', 'unreachable'],
    [503, 'service_unavailable'],
    [429, 'rate_limited'],
  ] as const) {
    it(`is no discovery document that is lost for a moment (${discovery}): the next press asks again`, async () => {
      provider.manners.discovery = discovery;
      const page = openPage(provider);
      const outcome = await page.session.start({});
      assert.equal(outcome.ok ? 'ok' : outcome.problem.code, code);
      assert.deepEqual(errors, []);
      provider.manners.discovery = 200;
      assert.ok(await leave(page));
    });
  }

  it('is an authority that everybody can read along with', () => {
    const options = { clientId, tokens: 'memory', mode: 'redirect', page: openPage(provider).page } as const;
    assert.throws(() => createOidcSession({ authority: 'http://id.example.org', ...options }), /authority.*https/);
    assert.ok(createOidcSession({ authority: 'http://localhost:8180/realms/ems', ...options }));
  });
});
