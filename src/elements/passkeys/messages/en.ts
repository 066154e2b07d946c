export const passkeysMessages = {
  heading: 'Passkeys',
  text: 'A passkey signs you in with your fingerprint, your face or your screen lock instead of a password.',
  none: 'You don’t have any passkeys yet.',
  passkeys: 'Your passkeys',
  /** Where the service knows no name. */
  unnamed: 'Unnamed passkey',
  added: 'Added',
  lastUsed: 'Last used',
  neverUsed: 'Not used yet',
  set: 'Your passkey has been added.',
  add: 'Add a passkey',
  addText: 'You’ll add the passkey on a separate page and come back here afterwards.',
  rename: 'Rename',
  renameDevice: (name: string) => `Rename ${name}`,
  save: 'Save',
  cancel: 'Cancel',
  renamed: (name: string) => `The passkey is now called “${name}”.`,
  remove: 'Remove',
  removeDevice: (name: string) => `Remove ${name}`,
  removeText: (name: string) => `Remove “${name}”? You won’t be able to sign in with it any more.`,
  removalText: 'You’ll confirm this on a separate page and come back here afterwards.',
  keep: 'Keep it',
  removed: (name: string) => `“${name}” has been removed.`,
};

export type PasskeysMessages = typeof passkeysMessages;
