import realm from './ems-realm.json' with { type: 'json' };
import type { Administration } from './administration.ts';

export interface RealmOptions {
  /** Origins of the sites whose people the realm keeps. */
  sites: readonly string[];
  smtpPort: number;
  /** Settings of the realm that differ from the file's. */
  settings?: Record<string, unknown>;
}

export interface NewPerson {
  email: string;
  password: string;
  firstName: string;
  lastName: string;
}

export const realmName = realm.realm;

const [client] = realm.clients as [(typeof realm.clients)[number]];
export const { clientId } = client;

interface ClientOptions extends Pick<RealmOptions, 'sites'> {
  clientId: string;
}

/** As the file has it, for these sites. */
const clientOf = ({ clientId: id, sites }: ClientOptions) => ({
  ...client,
  clientId: id,
  redirectUris: sites.map((site) => `${site}/*`),
  webOrigins: sites,
});

/** One more client of the realm. */
export const createClient = ({ call }: Administration, options: ClientOptions): Promise<void> =>
  call(`/${realmName}/clients`, 'POST', clientOf(options));

interface Execution {
  providerId?: string;
  requirement: string;
}

/** Ways to sign in that the built-in flow leaves out: what no flow uses is not listed among a person's credentials either. */
const alsoAsked = ['auth-recovery-authn-code-form', 'webauthn-authenticator'];

/** Makes the realm of `ems-realm.json`, for these sites and this mail server. */
export const createRealm = async (
  { call }: Administration,
  { sites, smtpPort, settings = {} }: RealmOptions,
): Promise<void> => {
  await call('', 'POST', {
    ...realm,
    // Not in the file: a realm elsewhere lacks it.
    loginTheme: 'ems',
    smtpServer: { ...realm.smtpServer, port: String(smtpPort) },
    clients: [clientOf({ clientId, sites })],
    ...settings,
  });
  // A realm that is imported takes all its flows from the file or none.
  const flow = `/${realmName}/authentication/flows/browser/executions`;
  for (const execution of await call<Execution[]>(flow)) {
    if (alsoAsked.includes(execution.providerId ?? ''))
      await call(flow, 'PUT', { ...execution, requirement: 'ALTERNATIVE' });
  }
};

export interface NewAttribute {
  name: string;
  displayName: string;
  /** Who may change it. */
  edit: ('admin' | 'user')[];
  validations?: Record<string, unknown>;
}

/** Adds attributes to the realm's user profile, for people to see; answers what takes them away. */
export const addAttributes = async (
  { call }: Administration,
  attributes: readonly NewAttribute[],
): Promise<() => Promise<void>> => {
  const path = `/${realmName}/users/profile`;
  const before = await call<{ attributes: unknown[] }>(path);
  const added = attributes.map(({ edit, ...attribute }) => ({
    ...attribute,
    permissions: { view: ['admin', 'user'], edit },
  }));
  await call(path, 'PUT', { ...before, attributes: [...before.attributes, ...added] });
  return () => call(path, 'PUT', before);
};

/** Somebody whose address is verified and who has accepted the terms: imported, as a new person owes what the realm asks of new people. */
export const createPerson = async ({ call }: Administration, { password, ...person }: NewPerson): Promise<void> => {
  const imported = {
    ...person,
    username: person.email,
    enabled: true,
    emailVerified: true,
    attributes: { terms_and_conditions: [String(Math.floor(Date.now() / 1000))] },
    credentials: [{ type: 'password', value: password, temporary: false }],
    realmRoles: [realm.defaultRole.name],
  };
  await call(`/${realmName}/partialImport`, 'POST', { ifResourceExists: 'FAIL', users: [imported] });
};

/** Where the administration has somebody. */
export const personPath = async ({ call }: Administration, email: string): Promise<string> => {
  const [person] = await call<{ id: string }[]>(`/${realmName}/users?${new URLSearchParams({ email, exact: 'true' })}`);
  return `/${realmName}/users/${person?.id}`;
};

/** Ends all sessions of somebody, as an administrator does. */
export const endSessions = async (administration: Administration, email: string): Promise<void> =>
  administration.call(`${await personPath(administration, email)}/logout`, 'POST');

/** Takes somebody's password away: whoever signs in with an account elsewhere needs none. */
export const dropPassword = async (administration: Administration, email: string): Promise<void> => {
  const { call } = administration;
  const path = `${await personPath(administration, email)}/credentials`;
  for (const { id, type } of await call<{ id: string; type: string }[]>(path))
    if (type === 'password') await call(`${path}/${id}`, 'DELETE');
};
