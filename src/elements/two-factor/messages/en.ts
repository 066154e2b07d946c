export const twoFactorMessages = {
  heading: 'Two-factor authentication',
  off: 'Two-factor authentication is off.',
  offText: 'When it’s on, signing in also needs a code from an app on your phone, so a stolen password isn’t enough.',
  on: 'Signing in needs your password and a code from one of these apps.',
  devices: 'Your authenticator apps',
  added: 'Added',
  lastUsed: 'Last used',
  neverUsed: 'Not used yet',
  set: 'Your authenticator app is set up.',
  add: 'Add an authenticator app',
  addFirst: 'Set up an authenticator app',
  rename: 'Rename',
  renameDevice: (name: string) => `Rename ${name}`,
  save: 'Save',
  cancel: 'Cancel',
  renamed: (name: string) => `The device is now called “${name}”.`,
  remove: 'Remove',
  removeDevice: (name: string) => `Remove ${name}`,
  removeText: (name: string) => `Remove “${name}”? Its codes will stop working.`,
  removeLastText: (name: string) =>
    `Remove “${name}”? It’s your only one. You’ll then sign in with just your password, and your recovery codes will stop working.`,
  endsOthers: 'You’ll also be signed out of your other sessions.',
  keep: 'Keep it',
  removed: (name: string) => `“${name}” has been removed.`,
  recoveryCodes: 'Recovery codes',
};

export type TwoFactorMessages = typeof twoFactorMessages;
