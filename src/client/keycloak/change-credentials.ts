import { isName, normalizeName } from '../../rules/name.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { CallOptions } from '../ports/call.ts';
import type { KeycloakAccount } from './account.ts';
import type { Credential, Credentials } from './credentials.ts';
import { longestName } from './shapes.ts';

/** `list`: those that it may be. */
export const rename = async (
  { http, change }: KeycloakAccount,
  list: () => Promise<Outcome<Credential[]>>,
  { id, name }: { id: string; name: string },
  { signal }: CallOptions = {},
): Promise<Outcome<Credential>> => {
  const label = normalizeName(name);
  // An empty one is taken there, and a longer one answered with 500.
  if (!isName(label, longestName) || label.length > longestName)
    return failure('name_invalid', { field: 'deviceName' });
  const credentials = await list();
  if (!credentials.ok) return credentials;
  const own = credentials.value.find((credential) => credential.id === id);
  if (!own) return failure('not_found');
  const outcome = await change(
    http.put(`/credentials/${encodeURIComponent(id)}/label`, label, {
      signal,
      onRefused: (_, status) => (status === 409 ? { code: 'device_name_taken', field: 'deviceName' } : undefined),
    }),
  );
  return outcome.ok ? success({ ...own, userLabel: label }) : outcome;
};

/** Of authenticators: Keycloak lets a page remove nothing else. */
export const remove = async (
  { http, change }: KeycloakAccount,
  { otp, codes }: Credentials,
  id: string,
  { signal }: CallOptions = {},
): Promise<Outcome> => {
  if (!otp.some((credential) => credential.id === id)) return failure('not_found');
  // The last one takes the recovery codes along, which Keycloak would go on asking for.
  const gone = otp.length > 1 ? [{ id }] : [{ id }, ...codes];
  for (const credential of gone) {
    const outcome = await change(http.delete(`/credentials/${encodeURIComponent(credential.id)}`, { signal }));
    if (!outcome.ok) return outcome;
  }
  return change(http.delete('/sessions', { signal }));
};
