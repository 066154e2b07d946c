export const applicationsMessages = {
  heading: 'Apps with access',
  text: 'Apps and sites that can use your account. Remove access for any you don’t recognise.',
  none: 'No other app or site has access to your account.',
  applications: 'Apps with access to your account',
  /** `names` of what it has access to, as a list in words. */
  permissions: (names: string) => `Has access to: ${names}`,
  /** Followed by the date. */
  since: 'Access since',
  remove: 'Remove access',
  removeApplication: (name: string) => `Remove access for ${name}`,
  removeText: (name: string) =>
    `Remove access for “${name}”? It won’t be able to use your account unless you allow it again.`,
  keep: 'Keep access',
  removed: (name: string) => `“${name}” no longer has access to your account.`,
};

export type ApplicationsMessages = typeof applicationsMessages;
