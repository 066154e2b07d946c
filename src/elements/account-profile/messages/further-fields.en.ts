/** Words of the profile's further fields. */
export const furtherFieldsMessages = {
  savedName: 'Your changes have been saved.',
  savedBoth:
    'Your changes have been saved. We’ve sent an email to your new address. Open the link in it to confirm the change.',
  savedNameOnly: 'Your other changes have been saved. Your email address hasn’t changed.',
  language: 'Language',
  languageHint: 'For the emails we send you.',
  notChosen: 'Not chosen',
  optional: (label: string) => `${label} (optional)`,
  perLine: 'One per line.',
  tooShort: (length: number) => `Use at least ${length} characters.`,
  tooLong: (length: number) => `Use at most ${length} characters.`,
  pattern: 'This isn’t in the right format.',
  option: 'Choose one of the options.',
};

export type FurtherFieldsMessages = typeof furtherFieldsMessages;
