import { normalizeName } from '../../../rules/name.ts';
import { tidyValues } from '../../../rules/profile-field.ts';
import { refusedProfile } from '../../../rules/refused-profile.ts';
import { failure } from '../../outcome.ts';
import type { Profile, ProfileChange } from '../../ports/profile.ts';
import type { Refusal, ServiceSettings, StoredAccount } from '../store.ts';

export const profileOf = (
  { language, attributes }: StoredAccount,
  { readOnlyProfile, languages, profileFields }: ServiceSettings,
): Profile => ({
  readOnly: [...readOnlyProfile],
  language,
  languages: [...languages],
  fields: profileFields.map((field) => ({ ...field, values: attributes[field.name] ?? field.values })),
});

/** Changes what is given, or says why nothing of it was changed. */
export const changeProfile = (
  account: StoredAccount,
  settings: ServiceSettings,
  change: ProfileChange,
): Refusal | undefined => {
  const { policy, readOnlyProfile: readOnly, languages, profileFields: fields } = settings;
  const rules = { maxNameLength: policy.name?.maxLength, readOnly, languages, fields };
  const [refused, ...others] = refusedProfile(change, rules);
  if (refused) return failure(refused.code, { field: refused.field, ...(others.length > 0 && { fields: others }) });
  const { firstName = account.firstName, lastName = account.lastName, language = account.language } = change;
  for (const [name, values] of Object.entries(change.attributes ?? {})) account.attributes[name] = tidyValues(values);
  Object.assign(account, { firstName: normalizeName(firstName), lastName: normalizeName(lastName), language });
  return undefined;
};
