/** Words around what is asked from the service. */
export const remoteMessages = {
  loading: 'Loading …',
  signIn: 'Sign in',
  newTab: 'opens in a new tab',
  otherAccount: (email: string) => `You are signed in as ${email} now.`,
};

export type RemoteMessages = typeof remoteMessages;
