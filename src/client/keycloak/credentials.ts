import { parse, type Infer } from '../http/shape.ts';
import { success, type Outcome } from '../outcome.ts';
import type { Authenticator, RedirectAuthenticatorsPort } from '../ports/authenticators.ts';
import type { CallOptions } from '../ports/call.ts';
import type { Passkey, RedirectPasskeysPort } from '../ports/passkeys.ts';
import type { RedirectPasswordPort } from '../ports/password.ts';
import type { RecoveryCodesLeft, RedirectRecoveryCodesPort } from '../ports/recovery-codes.ts';
import type { RedirectChoice, RedirectOperation } from '../ports/redirect.ts';
import type { KeycloakAccount } from './account.ts';
import { fetched } from './fetched.ts';
import { codesShape, containersShape } from './shapes.ts';

type Container = Infer<typeof containersShape>[number];
export type Credential = NonNullable<Container['userCredentialMetadatas']>[number]['credential'];

const timeOf = ({ createdDate }: Credential): string => new Date(createdDate ?? 0).toISOString();

const toDevice = (credential: Credential): Authenticator & Passkey => ({
  id: credential.id,
  name: credential.userLabel ?? '',
  createdAt: timeOf(credential),
});

const toCodes = (credential: Credential): RecoveryCodesLeft | undefined => {
  try {
    const codes = parse(codesShape, JSON.parse(credential.credentialData ?? ''));
    return codes && { remaining: codes.remainingCodes, total: codes.totalCodes, createdAt: timeOf(credential) };
  } catch {
    return undefined;
  }
};

export interface Credentials {
  password: Credential | undefined;
  /** The oldest first. */
  otp: Credential[];
  codes: Credential[];
  /** The oldest first. */
  passkeys: Credential[];
  /** Recovery codes are part of a sign-in of this realm: made, they are asked for. */
  usesCodes: boolean;
}

const sorted = (containers: Container[]): Credentials => {
  const of = (type: string): Credential[] =>
    containers
      .filter((container) => container.type === type)
      .flatMap(({ userCredentialMetadatas }) => userCredentialMetadatas ?? [])
      .map(({ credential }) => credential)
      .sort((one, other) => (one.createdDate ?? 0) - (other.createdDate ?? 0));
  const recovery = 'recovery-authn-codes';
  return {
    password: of('password').at(-1),
    otp: of('otp'),
    codes: of(recovery),
    passkeys: of('webauthn-passwordless'),
    usesCodes: containers.some(({ type }) => type === recovery),
  };
};

interface CredentialPorts {
  password: RedirectPasswordPort;
  authenticators: RedirectAuthenticatorsPort;
  recoveryCodes: RedirectRecoveryCodesPort;
  passkeys: RedirectPasskeysPort;
}

/** Password, authenticators, passkeys and recovery codes: Keycloak keeps them all as credentials, so one request tells of all. */
export const createCredentialPorts = (
  account: KeycloakAccount,
  elsewhere: Record<'password' | 'authenticators' | 'recoveryCodes' | 'passkeys', RedirectOperation>,
  removal: RedirectChoice,
): CredentialPorts => {
  const ask = async (options?: CallOptions): Promise<Outcome<Credentials>> => {
    const containers = await account.read('/credentials', containersShape, options);
    return containers.ok ? success(sorted(containers.value)) : containers;
  };
  /** What has a name that its owner gave it. */
  const named = (of: (credentials: Credentials) => Credential[]): Pick<RedirectPasskeysPort, 'list' | 'rename'> => ({
    async list(options) {
      const credentials = await ask(options);
      return credentials.ok ? success(of(credentials.value).map(toDevice)) : credentials;
    },
    rename: (input, options) =>
      fetched(import('./change-credentials.ts'), async ({ rename }) => {
        const own = async (): Promise<Outcome<Credential[]>> => {
          const credentials = await ask(options);
          return credentials.ok ? success(of(credentials.value)) : credentials;
        };
        const renamed = await rename(account, own, input, options);
        return renamed.ok ? success(toDevice(renamed.value)) : renamed;
      }),
  });

  return {
    passkeys: { ...elsewhere.passkeys, ...named(({ passkeys }) => passkeys), removal },
    password: {
      ...elsewhere.password,
      async status(options) {
        const credentials = await ask(options);
        if (!credentials.ok) return credentials;
        const { password } = credentials.value;
        return success({ changedAt: password?.createdDate ? timeOf(password) : null });
      },
    },
    authenticators: {
      ...elsewhere.authenticators,
      ...named(({ otp }) => otp),
      remove: ({ id }, options) =>
        fetched(import('./change-credentials.ts'), ({ remove }) =>
          account.sensitive(async () => {
            const credentials = await ask(options);
            return credentials.ok ? remove(account, credentials.value, id, options) : credentials;
          }),
        ),
    },
    recoveryCodes: {
      ...elsewhere.recoveryCodes,
      async status(options) {
        const credentials = await ask(options);
        if (!credentials.ok) return credentials;
        const { otp, codes, usesCodes } = credentials.value;
        const [first] = otp;
        const set = codes.at(-1);
        const left = set && toCodes(set);
        if (left) return success(left);
        // A set that is made there counts for nothing where no sign-in asks for it.
        return success(first && usesCodes ? { remaining: 0, total: 0, createdAt: timeOf(first) } : null);
      },
    },
  };
};
