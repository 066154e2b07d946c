import { fieldFault, tidyValues, type FieldRules } from './profile-field.ts';
import { refusedFields } from './refused-fields.ts';

/** A change of a profile, as the contract has it. */
interface Change {
  firstName?: string | undefined;
  lastName?: string | undefined;
  language?: string | undefined;
  attributes?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** What a service has fields for. */
export interface ProfileRules {
  maxNameLength: number | undefined;
  readOnly: readonly string[];
  languages: readonly string[];
  fields: readonly (FieldRules & { name: string; readOnly: boolean })[];
}

/** All refusals of a change of the profile. What is read only can't be given at all; nor can what there is no field for. */
export const refusedProfile = (
  { firstName, lastName, language, attributes = {} }: Change,
  { maxNameLength, readOnly, languages, fields }: ProfileRules,
): { field: string; code: 'name_invalid' | 'value_invalid' }[] => {
  const fixed = Object.entries({ firstName, lastName }).filter(
    ([field, name]) => name !== undefined && readOnly.includes(field),
  );
  const values = Object.entries(attributes).filter(([name, given]) => {
    const field = fields.find((each) => each.name === name);
    return !field || field.readOnly || fieldFault(field, tidyValues(given));
  });
  const refused = [
    ...fixed.map(([field]) => field),
    ...(language === undefined || languages.includes(language) ? [] : ['language']),
    ...values.map(([name]) => `attributes.${name}`),
  ];
  return [
    ...refusedFields({ firstName, lastName }, undefined, maxNameLength).flatMap(({ field }) =>
      readOnly.includes(field) ? [] : [{ field, code: 'name_invalid' as const }],
    ),
    ...refused.map((field) => ({ field, code: 'value_invalid' as const })),
  ];
};
