import type { ProfileField } from '../../contract/values.ts';
import { isRecord } from '../../rules/record.ts';
import type { StoredUser } from './users.ts';

/** Words in one language, or by language (BCP 47 tags, those of `languages`). */
export type Words = string | Readonly<Record<string, string>>;

/** A field of the profile, as the service is set up with it. */
export interface ProfileFieldOptions {
  /** Letters, digits, `-` and `_`; kept with the values, so another name is another field. */
  name: string;
  label: Words;
  hint?: Words;
  /** A profile isn't saved without it; no when absent. */
  required?: boolean;
  /** People read it, and the service's own code writes it; no when absent. */
  readOnly?: boolean;
  /** May have several values; no when absent. */
  multivalued?: boolean;
  type?: NonNullable<ProfileField['type']>;
  /** Token of the HTML attribute, e.g. `tel` or `organization`. */
  autocomplete?: string;
  validators?: Omit<ProfileField['validators'], 'options'> & {
    options?: readonly (string | { value: string; label: Words })[];
  };
}

/** Throws where a field can't be what it says. */
export const checkedFields = (fields: readonly ProfileFieldOptions[]): readonly ProfileFieldOptions[] => {
  for (const [at, { name, validators = {} }] of fields.entries()) {
    if (!/^[\w-]+$/.test(name) || name in {}) throw new Error(`profileFields: "${name}" is no name.`);
    if (fields.findIndex((field) => field.name === name) !== at) throw new Error(`profileFields: two of "${name}".`);
    if (validators.pattern !== undefined) new RegExp(validators.pattern, 'u');
  }
  return fields;
};

/** What a user's row holds, whatever fields there are by now. */
export const attributesOf = ({ attributes }: Pick<StoredUser, 'attributes'>): Record<string, string[]> => {
  const kept: unknown = attributes ? JSON.parse(attributes) : {};
  const entries = isRecord(kept) ? Object.entries(kept) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string[]] => Array.isArray(entry[1])));
};

const inLanguage = (words: Words, language: string): string =>
  typeof words === 'string' ? words : (words[language] ?? Object.values(words)[0] ?? '');

/** A field with its values, in a language. */
export const toProfileField = (
  { name, label, hint, required, readOnly, multivalued, type, autocomplete, validators = {} }: ProfileFieldOptions,
  values: readonly string[],
  language: string,
): ProfileField => ({
  name,
  label: inLanguage(label, language),
  hint: hint === undefined ? undefined : inLanguage(hint, language),
  required: required ?? false,
  readOnly: readOnly ?? false,
  multivalued: multivalued ?? false,
  type,
  autocomplete,
  validators: {
    ...validators,
    options: validators.options?.map((option) =>
      typeof option === 'string'
        ? { value: option, label: option }
        : { value: option.value, label: inLanguage(option.label, language) },
    ),
  },
  values: [...values],
});
