import { throwIfAborted } from '../abort.ts';
import { checkBaseURL } from '../http/base-url.ts';
import { createHttp, type HttpOptions } from '../http/http.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import { defaultPolicy, type Policy } from '../policy.ts';
import type { ApplicationsPort } from '../ports/applications.ts';
import type { RedirectAuthenticatorsPort } from '../ports/authenticators.ts';
import type { RedirectDeletionPort } from '../ports/deletion.ts';
import type { RedirectEmailPort } from '../ports/email.ts';
import type { LinkedAccountsPort } from '../ports/linked-accounts.ts';
import type { RedirectPasskeysPort } from '../ports/passkeys.ts';
import type { RedirectPasswordPort } from '../ports/password.ts';
import type { ProfilePort } from '../ports/profile.ts';
import type { RedirectReauthenticationPort } from '../ports/reauthentication.ts';
import type { RedirectRecoveryCodesPort } from '../ports/recovery-codes.ts';
import type { RedirectChoice, RedirectOperation } from '../ports/redirect.ts';
import type { RedirectRegistrationPort } from '../ports/registration.ts';
import type { SessionState, StartOptions } from '../ports/session.ts';
import type { SessionsPort } from '../ports/sessions.ts';
import { createSessionAnnouncer } from '../session/announcer.ts';
import { createConnection } from '../session/connection.ts';
import { createOidcSession, type OidcSessionOptions } from '../session/oidc/session.ts';
import { createRedirectOperation } from '../session/redirect-operation.ts';
import type { FurtherPortName, RedirectAuthClient } from '../types.ts';
import { createFreshness } from './access-token.ts';
import { accountOf, profilePath, type KeycloakAccount } from './account.ts';
import { createCredentialPorts } from './credentials.ts';
import { fetched } from './fetched.ts';
import { createProfile } from './profile.ts';
import { realmFetch } from './realm-fetch.ts';
import { answerParameters, createAction, createActionOn } from './redirects.ts';
import { createSessions } from './sessions.ts';
import { longestName, profileShape } from './shapes.ts';

export interface KeycloakClientOptions
  extends
    Pick<OidcSessionOptions, 'clientId' | 'redirectUri' | 'scope' | 'storage' | 'page'>,
    Pick<HttpOptions, 'fetch' | 'timeout' | 'retryDelays' | 'language'> {
  /** The realm's address, e.g. `https://id.example.org/realms/people`, as its discovery document names the issuer. */
  realm: string;
  /**
   * Where tokens are kept: in the tab's `sessionStorage` when absent, for the next page of the tab; or as long as the page. What is in the
   * storage any script of the page can read. With `memory` a page that is loaded anew knows nobody, and one press signs in again.
   */
  tokens?: OidcSessionOptions['tokens'] | undefined;
  /** How people get to Keycloak's pages: this page goes there when absent, or a window beside it does. */
  mode?: OidcSessionOptions['mode'] | undefined;
  /** The realm's rules, which Keycloak tells no page; `defaultPolicy` when absent, with names of up to 255 characters. */
  policy?: Policy | undefined;
  /**
   * Seconds that a proof of who somebody is counts for what is sensitive and happens in the page: 300 when absent, as long as Keycloak lets it count for its
   * own pages. `Infinity`: for as long as the session lasts.
   */
  freshFor?: number | undefined;
  /**
   * What else the realm has, which Keycloak tells no page: `passkeys` where people sign in with them, `linkedAccounts` where they sign in with
   * accounts of other providers, `applications` where they give other clients access. Nothing when absent.
   */
  offers?: readonly FurtherPortName[] | undefined;
  /** Pages that a person may be sent on to, as full addresses; none when absent. */
  allowedReturnUrls?: readonly string[] | undefined;
}

/** What a Keycloak realm offers a page: reading, names and ends in the page itself, everything else on Keycloak's own pages. */
export interface KeycloakClient extends RedirectAuthClient {
  readonly registration: RedirectRegistrationPort;
  readonly reauthentication: RedirectReauthenticationPort;
  readonly profile: ProfilePort;
  readonly email: RedirectEmailPort;
  readonly password: RedirectPasswordPort;
  readonly authenticators: RedirectAuthenticatorsPort;
  readonly recoveryCodes: RedirectRecoveryCodesPort;
  readonly passkeys?: RedirectPasskeysPort;
  readonly linkedAccounts?: LinkedAccountsPort;
  readonly sessions: SessionsPort;
  readonly applications?: ApplicationsPort;
  readonly deletion: RedirectDeletionPort;
  /**
   * Another action of Keycloak, by its `kc_action`: `webauthn-register` (a security key as the second factor). Ask for it when the
   * page begins, or its result isn't told.
   */
  action(name: string): RedirectOperation<StartOptions>;
}

const roles =
  'The Account REST API answered 403: the person and the token need roles of the client “account”, as “manage-account”.';

const applicationsOf = (account: KeycloakAccount, clientId: string): ApplicationsPort => ({
  list: (options) => fetched(import('./applications.ts'), ({ list }) => list(account, clientId, options)),
  revoke: ({ id }, options) => fetched(import('./applications.ts'), ({ revoke }) => revoke(account, id, options)),
});

const linkedAccountsOf = (account: KeycloakAccount, linking: RedirectChoice): LinkedAccountsPort => ({
  ...linking,
  list: (options) => fetched(import('./linked-accounts.ts'), ({ list }) => list(account, options)),
  unlink: ({ id }, options) => fetched(import('./linked-accounts.ts'), ({ unlink }) => unlink(account, id, options)),
});

/**
 * Keycloak ends a deletion on a page without a link and without an answer, so its result is `unknown`: that nobody is signed in any
 * more proves nothing, since a session may have been ended elsewhere meanwhile.
 */
const deletionOf = ({ read }: KeycloakAccount, operation: RedirectOperation<StartOptions>): RedirectDeletionPort => ({
  ...operation,
  async impact(options) {
    const profile = await read(profilePath, profileShape, options);
    return profile.ok ? success({ hosts: [], integrations: [], subscriptions: [] }) : profile;
  },
});

/**
 * A client for a realm of Keycloak (26.4 and later) as it is: OpenID Connect, its Account REST API, and application-initiated actions.
 * Create it when the page begins. Throws when `realm` is neither `https:` nor on this machine.
 *
 * Sources: the server administration guide of Keycloak 26 ("Application initiated actions"), `docs/keycloak.md`.
 */
export const createKeycloakClient = (options: KeycloakClientOptions): KeycloakClient => {
  const {
    clientId,
    tokens = 'session-storage',
    mode = 'redirect',
    policy = { ...defaultPolicy, name: { maxLength: longestName } },
    offers = [],
  } = options;
  const realm = checkBaseURL('realm', options.realm);
  const tokenSession = createOidcSession({ ...options, authority: realm, tokens, mode, answerParameters });
  const { note, isFresh } = createFreshness(options.freshFor ?? 300);
  const http = createHttp({
    ...options,
    ...tokenSession.requests,
    async getAccessToken() {
      const token = await tokenSession.accessToken();
      note(token);
      return token;
    },
    baseURL: `${realm}/account`,
    fetch: realmFetch(realm, options.fetch),
    // Keycloak's preflight refuses the header.
    idempotency: 'none',
  });
  const announcer = createSessionAnnouncer(`ems-elements ${realm} ${clientId}`, http.changed);
  const connection = createConnection({ http, announce: announcer.announce, dropSession: tokenSession.forget });
  tokenSession.subscribe(announcer.announce);

  const told = new Set<string>();
  /** What the realm or the site has set up wrongly is for its developer, who isn't who reads the page. */
  const tell = <T>(outcome: Outcome<T>): Outcome<T> => {
    const { code, detail = '' } = outcome.ok ? { code: undefined } : outcome.problem;
    const mistake = code === 'forbidden' ? roles : code === 'unexpected_answer' && detail;
    if (mistake !== false && !told.has(mistake)) {
      told.add(mistake);
      console.error(`ems-elements: the client ${clientId} at ${realm}: ${mistake}`);
    }
    return outcome;
  };
  const member = <T>(outcome: Outcome<T>): Outcome<T> => tell(connection.onMemberAnswer(outcome));
  const account: KeycloakAccount = {
    http,
    read: async (path, schema, { signal } = {}) => member(await http.get(path, { signal, schema })),
    async change(request) {
      const outcome = member(await request);
      if (outcome.ok) connection.announce();
      return outcome;
    },
    // A session that was renewed elsewhere is as fresh as its new token says.
    async sensitive(run) {
      note(await tokenSession.accessToken().catch(() => undefined));
      return isFresh() ? run() : failure('reauthentication_required');
    },
  };

  const session = tokenSession.port(
    {
      async current({ signal } = {}) {
        const profile = await http.get(profilePath, { signal, schema: profileShape });
        const answer = tell(profile.ok ? accountOf(profile.value) : profile);
        if (!answer.ok && answer.problem.code !== 'not_signed_in') return answer;
        const state: SessionState = answer.ok ? { status: 'active', account: answer.value } : { status: 'anonymous' };
        connection.onSessionState(state);
        return success(state);
      },
      subscribe: announcer.subscribe,
    },
    connection,
  );
  const action = (operation: string, name: string): RedirectOperation<StartOptions> =>
    createAction(tokenSession, operation, name);
  const { passkeys, ...credentials } = createCredentialPorts(
    account,
    {
      password: action('password', 'UPDATE_PASSWORD'),
      authenticators: action('authenticators', 'CONFIGURE_TOTP'),
      recoveryCodes: action('recoveryCodes', 'CONFIGURE_RECOVERY_AUTHN_CODES'),
      passkeys: action('passkeys', 'webauthn-register-passwordless'),
    },
    createActionOn(tokenSession, 'passkeys.removal', 'delete_credential'),
  );

  return {
    session,
    registration: createRedirectOperation(tokenSession, { operation: 'registration', prompt: 'create' }),
    reauthentication: createRedirectOperation(tokenSession, { operation: 'reauthentication', prompt: 'login' }),
    policy: {
      initial: policy,
      async current({ signal } = {}) {
        // Whoever asked may still change their mind, as with every other call.
        await Promise.resolve();
        throwIfAborted(signal);
        return success(policy);
      },
    },
    profile: createProfile(account, { ...options, realm }),
    email: { ...action('email', 'UPDATE_EMAIL'), blocksSignIn: true },
    ...credentials,
    ...(offers.includes('passkeys') && { passkeys }),
    ...(offers.includes('linkedAccounts') && {
      linkedAccounts: linkedAccountsOf(account, createActionOn(tokenSession, 'linkedAccounts', 'idp_link')),
    }),
    sessions: createSessions(account, clientId),
    ...(offers.includes('applications') && { applications: applicationsOf(account, clientId) }),
    deletion: deletionOf(account, action('deletion', 'delete_account')),
    action: (name) => action(name, name),
    allowedReturnUrls: options.allowedReturnUrls ?? [],
  };
};
