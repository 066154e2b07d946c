import { normalizeName } from '../../rules/name.ts';
import type { HttpCallOptions } from '../http/http.ts';
import { parse } from '../http/shape.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { ProfilePort } from '../ports/profile.ts';
import type { Account } from '../ports/session.ts';
import type { KeycloakAccount } from './account.ts';
import { personShape, profileShape, refusalShape } from './shapes.ts';

/** Without the description of the realm's user profile, which is long. */
export const profilePath = '/?userProfileMetadata=false';

/** Keycloak leaves out what a person hasn't got. */
export const accountOf = (profile: Record<string, unknown>): Outcome<Account> => {
  const person = parse(personShape, profile);
  if (!person) return failure('unexpected_answer', { detail: 'The account of the Account REST API has no id.' });
  const { id, email, firstName, lastName } = person;
  return success({ id, email: email ?? '', firstName: firstName ?? '', lastName: lastName ?? '' });
};

/** Keycloak names the fields of its own user profile: ours are two of them, and of the others the developer hears. */
const onRefused: HttpCallOptions['onRefused'] = (body, status) => {
  const refusal = status === 400 ? parse(refusalShape, body) : undefined;
  if (!refusal) return undefined;
  const errors = refusal.errors ?? [refusal];
  const detail = `Keycloak refused the profile: ${errors.map(({ field, errorMessage }) => `${field}: ${errorMessage}`).join(', ')}.`;
  const fields = ['firstName', 'lastName'].filter((name) => errors.some(({ field }) => field === name));
  const [field, ...more] = fields;
  if (field === undefined) return { code: 'unexpected_answer', detail };
  const code = 'name_invalid';
  return { code, field, detail, ...(more.length && { fields: more.map((other) => ({ field: other, code })) }) };
};

export const createProfile = ({ http, read, change }: KeycloakAccount): ProfilePort => ({
  async update({ firstName, lastName }, { signal } = {}) {
    const present = await read(profilePath, profileShape, { signal });
    if (!present.ok) return present;
    // Whole: what isn't sent is deleted, the language and the realm's own attributes with it.
    const changed = {
      ...present.value,
      ...(firstName !== undefined && { firstName: normalizeName(firstName) }),
      ...(lastName !== undefined && { lastName: normalizeName(lastName) }),
    };
    const outcome = await change(http.post('/', changed, { signal, onRefused }));
    return outcome.ok ? accountOf(changed) : outcome;
  },
});
