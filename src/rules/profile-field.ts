/** Longest value of a field that says nothing else, in code points. */
export const longestValue = 2048;

/** What the values of a field have to be; see `ProfileField` of the contract. */
export interface FieldRules {
  required: boolean;
  multivalued: boolean;
  validators: {
    minLength?: number | undefined;
    maxLength?: number | undefined;
    pattern?: string | undefined;
    options?: readonly { value: string }[] | undefined;
  };
}

/** Why the values of a field can't be taken. */
export type FieldFault = 'required' | 'too_many' | 'option' | 'too_short' | 'too_long' | 'pattern';

/** What is sent: composed (NFC), without spaces around, each value once, and none that is empty. */
export const tidyValues = (values: readonly string[]): string[] => [
  ...new Set(values.map((value) => value.trim().normalize('NFC')).filter((value) => value !== '')),
];

/** One that this engine can't read judges nothing: the service does. */
const fits = (pattern: string, value: string): boolean => {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
};

const faultOf = (
  { minLength = 0, maxLength = longestValue, pattern, options }: FieldRules['validators'],
  value: string,
) => {
  if (options) return options.some((option) => option.value === value) ? undefined : 'option';
  const { length } = [...value];
  if (length < minLength) return 'too_short';
  if (length > maxLength) return 'too_long';
  return /[\p{Cs}\ufffd]|(?!\n)\p{Cc}/u.test(value) || (pattern !== undefined && !fits(pattern, value))
    ? 'pattern'
    : undefined;
};

/** What is wrong with tidy values of a field; nothing when they can be taken. */
export const fieldFault = (
  { required, multivalued, validators }: FieldRules,
  values: readonly string[],
): FieldFault | undefined => {
  if (values.length === 0) return required ? 'required' : undefined;
  if (values.length > 1 && !multivalued) return 'too_many';
  return values.map((value) => faultOf(validators, value)).find((fault) => fault !== undefined);
};
