export const twoFactorMessages = {
  heading: 'Two-factor authentication',
  off: 'Two-factor authentication is off.',
  offText:
    'With it, signing in takes a code from an app on your phone besides your password, so that a stolen password alone opens nothing.',
  on: 'Signing in takes a code from one of these apps besides your password.',
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
  renamed: (name: string) => `The device is called “${name}” now.`,
  remove: 'Remove',
  removeDevice: (name: string) => `Remove ${name}`,
  removeText: (name: string) => `Remove “${name}”? Its codes will not work any more.`,
  removeLastText: (name: string) =>
    `Remove “${name}”? It is your only one: your password alone will then be enough to sign in, and your recovery codes will stop working.`,
  keep: 'Keep it',
  removed: (name: string) => `“${name}” is removed.`,
  recoveryCodes: 'Recovery codes',
};

export type TwoFactorMessages = typeof twoFactorMessages;
