export const accountMessages = {
  heading: 'Your account',
  navigation: 'Account sections',
  profile: 'Profile',
  security: 'Password and security',
  sessions: 'Sessions',
  delete: 'Delete account',
  signedOut: 'You’re not signed in. Sign in to see and change your account.',
  ended: 'You’ve been signed out. What you entered is still here, but you’ll need to sign in again to save it.',
  otherAccount: (email: string) =>
    `You’re now signed in as ${email}. This page still shows your previous account and what you entered.`,
  discard: 'Close this page',
  show: 'Show my current account',
};

export type AccountMessages = typeof accountMessages;
