import { normalizeName } from '../../rules/name.ts';
import { isRecord } from '../../rules/record.ts';
import { refusedFields } from '../../rules/refused-fields.ts';
import type { HttpCallOptions } from '../http/http.ts';
import { parse } from '../http/shape.ts';
import { failure, type Outcome } from '../outcome.ts';
import type { CallOptions } from '../ports/call.ts';
import type { ProfileChange } from '../ports/profile.ts';
import type { Account } from '../ports/session.ts';
import type { ProblemCode } from '../problem.ts';
import { accountOf, profilePath, type KeycloakAccount } from './account.ts';
import { checkChange } from './realm-profile.ts';
import { longestName, profileShape, refusalShape } from './shapes.ts';

const names: readonly (string | null | undefined)[] = ['lastName', 'firstName'];

/** A refusal as our contract has it, by the name that the realm's user profile gives the field. */
const refusalOf = (name: string): { field: string; code: ProblemCode } =>
  names.includes(name)
    ? { field: name, code: 'name_invalid' }
    : { field: name === 'locale' ? 'language' : `attributes.${name}`, code: 'value_invalid' };

/** Keycloak says in words of its own what it finds at which field: they are the developer's. */
const onRefused: HttpCallOptions['onRefused'] = (body, status) => {
  const refusal = status === 400 ? parse(refusalShape, body) : undefined;
  if (!refusal) return undefined;
  const errors = refusal.errors ?? [refusal];
  const detail = `Keycloak refused the profile: ${errors.map(({ field, errorMessage }) => `${field}: ${errorMessage}`).join(', ')}.`;
  const [first, ...fields] = [...errors]
    // In the order of a form, the names first.
    .sort((one, other) => names.indexOf(other.field) - names.indexOf(one.field))
    .flatMap(({ field }) => (field ? [refusalOf(field)] : []));
  return first ? { ...first, detail, ...(fields.length && { fields }) } : { code: 'unexpected_answer', detail };
};

/** The values of all attributes, with those that are given. None, and the attribute goes. */
const merged = (
  { attributes }: Record<string, unknown>,
  { language, attributes: given }: ProfileChange,
): Record<string, unknown> => ({
  ...(isRecord(attributes) && attributes),
  ...given,
  ...(language !== undefined && { locale: [language] }),
});

/** Reads, changes and sends everything back. Fetched when somebody saves. */
export const changeProfile = async (
  account: KeycloakAccount,
  input: ProfileChange,
  { signal }: CallOptions = {},
): Promise<Outcome<Account>> => {
  const { firstName, lastName, language, attributes } = input;
  // Keycloak takes names that show nothing, too.
  const [refused, ...fields] = refusedFields({ firstName, lastName }, undefined, longestName);
  if (refused) return failure(refused.code, { field: refused.field, ...(fields.length && { fields }) });
  if (language !== undefined || attributes) {
    const checked = await checkChange(account, input, { signal });
    if (!checked.ok) return checked;
  }
  const present = await account.read(profilePath, profileShape, { signal });
  if (!present.ok) return present;
  // Whole: what isn't sent is deleted, the language and the realm's own attributes with it.
  const changed = {
    ...present.value,
    attributes: merged(present.value, input),
    ...(firstName !== undefined && { firstName: normalizeName(firstName) }),
    ...(lastName !== undefined && { lastName: normalizeName(lastName) }),
  };
  const outcome = await account.change(account.http.post('/', changed, { signal, onRefused }));
  return outcome.ok ? accountOf(changed) : outcome;
};
