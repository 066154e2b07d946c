export const linkedAccountsMessages = {
  heading: 'Linked accounts',
  text: 'You can sign in with accounts that you already have elsewhere.',
  none: 'There are no accounts to link here.',
  accounts: 'Accounts elsewhere',
  linked: 'Linked',
  /** `username`: who the person is there. */
  linkedAs: (username: string) => `Linked as ${username}`,
  notLinked: 'Not linked',
  link: 'Link',
  linkAccount: (name: string) => `Link ${name}`,
  linkQuestion: (name: string) => `Link your ${name} account?`,
  linkText: 'You’ll sign in there on a separate page and come back here afterwards.',
  linkSubmit: 'Link account',
  nowLinked: (name: string) => `Your ${name} account has been linked.`,
  cancel: 'Cancel',
  unlink: 'Unlink',
  unlinkAccount: (name: string) => `Unlink ${name}`,
  unlinkQuestion: (name: string) => `Unlink your ${name} account? You won’t be able to sign in with it any more.`,
  keep: 'Keep it linked',
  unlinked: (name: string) => `Your ${name} account has been unlinked.`,
};

export type LinkedAccountsMessages = typeof linkedAccountsMessages;
