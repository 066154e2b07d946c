/** Words of signing in and registering on a page of the service. */
export const redirectEntryMessages = {
  sessionText: 'You’ll sign in on our account page and come back here.',
  session: 'Sign in',
  registrationText: 'You’ll create your account on our account page and come back here.',
  registration: 'Create account',
};

export type RedirectEntryMessages = typeof redirectEntryMessages;
