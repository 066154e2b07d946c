/** Words around what is asked from the service. */
export const remoteMessages = {
  loading: 'Loading…',
  signIn: 'Sign in',
  otherAccount: (email: string) => `You’re now signed in as ${email}.`,
};

export type RemoteMessages = typeof remoteMessages;
