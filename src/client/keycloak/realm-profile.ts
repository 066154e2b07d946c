import { refusedProfile } from '../../rules/refused-profile.ts';
import { isRecord } from '../../rules/record.ts';
import { array, nullable } from '../http/later-shapes.ts';
import { boolean, custom, object, optional, parse, string, type Infer } from '../http/shape.ts';
import { throwIfAborted } from '../abort.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { CallOptions } from '../ports/call.ts';
import type { Profile, ProfileChange, ProfileField } from '../ports/profile.ts';
import type { KeycloakAccount } from './account.ts';
import { loadTexts, namesTexts, type RealmTextsOptions, type Translate } from './realm-texts.ts';
import { longestName, profileShape } from './shapes.ts';

const record = () => optional(nullable(custom<Record<string, unknown>>(isRecord)));

const attributeShape = object({
  name: string(),
  displayName: optional(nullable(string())),
  required: optional(boolean()),
  readOnly: optional(boolean()),
  multivalued: optional(boolean()),
  annotations: record(),
  validators: record(),
});

const metadataShape = object({ userProfileMetadata: object({ attributes: array(attributeShape) }) });
const localesShape = array(string());
const valuesShape = array(string());

type Attribute = Infer<typeof attributeShape>;
type FieldType = NonNullable<ProfileField['type']>;

/** What our contract has by itself; `username` is the address, or nothing that a person changes. */
const ours: readonly string[] = ['username', 'email', 'firstName', 'lastName', 'locale'];

const asItIs: Translate = (text) => text;

const textOf = (value: unknown, translate: Translate): string | undefined =>
  typeof value === 'string' && value !== '' ? translate(value) : undefined;

/** Keycloak's numbers of a validator may be texts. */
const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const types: Readonly<Record<string, FieldType>> = {
  'html5-email': 'email',
  'html5-tel': 'tel',
  'html5-url': 'url',
  'html5-number': 'number',
  'html5-date': 'date',
  email: 'email',
  uri: 'url',
  integer: 'number',
  double: 'number',
  'iso-date': 'date',
};

const typeOf = ({ annotations, validators }: Attribute): FieldType | undefined =>
  [annotations?.['inputType'], ...Object.keys(validators ?? {})]
    .map((name) => (typeof name === 'string' && Object.hasOwn(types, name) ? types[name] : undefined))
    .find((type) => type !== undefined);

const member = (values: Record<string, unknown> | null | undefined, name: string): Record<string, unknown> => {
  const value = values && Object.hasOwn(values, name) ? values[name] : undefined;
  return isRecord(value) ? value : {};
};

const validatorsOf = ({ annotations, validators }: Attribute, translate: Translate): ProfileField['validators'] => {
  const { min, max } = member(validators, 'length');
  const { pattern } = member(validators, 'pattern');
  const { options } = member(validators, 'options');
  const labels = member(annotations, 'inputOptionLabels');
  const values = parse(valuesShape, options);
  const minLength = numberOf(min);
  const maxLength = numberOf(max);
  return {
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(values && { options: values.map((value) => ({ value, label: textOf(labels[value], translate) ?? value })) }),
  };
};

const fieldOf = (attribute: Attribute, values: Record<string, unknown>, translate: Translate): ProfileField => {
  const { name, displayName, annotations, required = false, readOnly = false, multivalued = false } = attribute;
  const type = typeOf(attribute);
  const hint =
    textOf(annotations?.['inputHelperTextBefore'], translate) ??
    textOf(annotations?.['inputHelperTextAfter'], translate);
  return {
    name,
    label: textOf(displayName, translate) ?? name,
    ...(hint !== undefined && { hint }),
    ...(type !== undefined && { type }),
    required,
    readOnly,
    multivalued,
    validators: validatorsOf(attribute, translate),
    values: Object.hasOwn(values, name) ? (parse(valuesShape, values[name]) ?? []) : [],
  };
};

/**
 * The realm's user profile, as the contract has it. Of the address it says that it's read only: it is changed on a page of its own. Fetched
 * when it is asked for. `texts`: where names of messages are to be replaced, for a person to read.
 */
export const readRealmProfile = async (
  { read }: Pick<KeycloakAccount, 'read'>,
  options?: CallOptions,
  texts?: RealmTextsOptions,
): Promise<Outcome<Profile>> => {
  const [profile, locales] = await Promise.all([
    read('/', profileShape, options),
    read('/supportedLocales', localesShape, options),
  ]);
  if (!profile.ok) return profile;
  const attributes = parse(metadataShape, profile.value)?.userProfileMetadata.attributes;
  if (!attributes) return failure('unexpected_answer', { detail: 'The profile has no userProfileMetadata.' });
  const values = member(profile.value, 'attributes');
  const named = (name: string): Attribute | undefined => attributes.find((attribute) => attribute.name === name);
  const locale = named('locale');
  const [language] = parse(valuesShape, values['locale']) ?? [];
  const fields = attributes.filter(({ name }) => !ours.includes(name));
  const translate = texts && namesTexts(fields) ? await loadTexts(texts, options?.signal) : asItIs;
  throwIfAborted(options?.signal);
  return success({
    // A name that the realm has no attribute for can't be kept either.
    readOnly: (['firstName', 'lastName'] as const).filter((name) => named(name)?.readOnly ?? !named(name)),
    ...(language !== undefined && { language }),
    languages: locales.ok && locale && !locale.readOnly ? locales.value : [],
    fields: fields.map((attribute) => fieldOf(attribute, values, translate)),
  });
};

/**
 * What the realm would take without a word, or leave out: a language that it hasn't got, a value of an attribute that is read only or
 * that it doesn't know.
 */
export const checkChange = async (
  account: Pick<KeycloakAccount, 'read'>,
  change: ProfileChange,
  options: CallOptions,
): Promise<Outcome> => {
  const profile = await readRealmProfile(account, options);
  if (!profile.ok) return profile;
  const [first, ...fields] = refusedProfile(change, { ...profile.value, maxNameLength: longestName });
  return first ? failure(first.code, { field: first.field, ...(fields.length && { fields }) }) : success();
};
