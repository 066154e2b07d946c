export const accountMenuMessages = {
  button: 'Your account',
  account: 'Account',
  signOut: 'Sign out',
  signIn: 'Sign in',
};

export type AccountMenuMessages = typeof accountMenuMessages;
