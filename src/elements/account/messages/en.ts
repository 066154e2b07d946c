export const accountMessages = {
  heading: 'Your account',
  navigation: 'Parts of your account',
  profile: 'Profile',
  security: 'Password and security',
  sessions: 'Sessions',
  delete: 'Delete account',
  signedOut: 'You’re not signed in. Sign in to see and change your account.',
  ended: 'You have been signed out. What you entered is still here, but it can be saved only when you sign in again.',
  otherAccount: (email: string) =>
    `You are signed in as ${email} now. This page still shows the account from before, with what you entered.`,
  discard: 'Close this page',
  show: 'Show my present account',
};

export type AccountMessages = typeof accountMessages;
