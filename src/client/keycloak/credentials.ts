import { isName, normalizeName } from '../../rules/name.ts';
import { parse, type Infer } from '../http/shape.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { Authenticator, RedirectAuthenticatorsPort } from '../ports/authenticators.ts';
import type { CallOptions } from '../ports/call.ts';
import type { RecoveryCodesLeft, RedirectRecoveryCodesPort } from '../ports/recovery-codes.ts';
import type { RedirectOperation } from '../ports/redirect.ts';
import type { KeycloakAccount } from './account.ts';
import { codesShape, containersShape } from './shapes.ts';

type Container = Infer<typeof containersShape>[number];
type Credential = NonNullable<Container['userCredentialMetadatas']>[number]['credential'];

/** What the column takes (UTF-16 units): a longer one is answered with 500, and an empty one is taken. */
const longestLabel = 255;

const timeOf = ({ createdDate }: Credential): string => new Date(createdDate ?? 0).toISOString();

const toAuthenticator = (credential: Credential): Authenticator => ({
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

interface Credentials {
  /** The oldest first. */
  otp: Credential[];
  codes: Credential[];
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
  return { otp: of('otp'), codes: of(recovery), usesCodes: containers.some(({ type }) => type === recovery) };
};

const nameInvalid = failure('name_invalid', { field: 'deviceName' });

/** Authenticators and recovery codes: Keycloak keeps both as credentials, so one request tells of both. */
export const createCredentialPorts = (
  { http, read, change, sensitive }: KeycloakAccount,
  elsewhere: { authenticators: RedirectOperation; recoveryCodes: RedirectOperation },
): { authenticators: RedirectAuthenticatorsPort; recoveryCodes: RedirectRecoveryCodesPort } => {
  const ask = async (options?: CallOptions): Promise<Outcome<Credentials>> => {
    const containers = await read('/credentials', containersShape, options);
    return containers.ok ? success(sorted(containers.value)) : containers;
  };
  const drop = ({ id }: { id: string }, { signal }: CallOptions): Promise<Outcome> =>
    change(http.delete(`/credentials/${encodeURIComponent(id)}`, { signal }));

  return {
    authenticators: {
      ...elsewhere.authenticators,
      async list(options) {
        const credentials = await ask(options);
        return credentials.ok ? success(credentials.value.otp.map(toAuthenticator)) : credentials;
      },
      async rename({ id, name }, { signal } = {}) {
        const label = normalizeName(name);
        if (!isName(label, longestLabel) || label.length > longestLabel) return nameInvalid;
        const credentials = await ask({ signal });
        if (!credentials.ok) return credentials;
        const own = credentials.value.otp.find((credential) => credential.id === id);
        if (!own) return failure('not_found');
        const outcome = await change(
          http.put(`/credentials/${encodeURIComponent(id)}/label`, label, {
            signal,
            onRefused: (_, status) => (status === 409 ? { code: 'device_name_taken', field: 'deviceName' } : undefined),
          }),
        );
        return outcome.ok ? success({ ...toAuthenticator(own), name: label }) : outcome;
      },
      remove: ({ id }, { signal } = {}) =>
        sensitive(async () => {
          const credentials = await ask({ signal });
          if (!credentials.ok) return credentials;
          const { otp, codes } = credentials.value;
          if (!otp.some((credential) => credential.id === id)) return failure('not_found');
          // The last one takes the recovery codes along, which Keycloak would go on asking for.
          const gone = otp.length > 1 ? [{ id }] : [{ id }, ...codes];
          for (const credential of gone) {
            const outcome = await drop(credential, { signal });
            if (!outcome.ok) return outcome;
          }
          return change(http.delete('/sessions', { signal }));
        }),
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
