export const signInMessages = {
  heading: 'Sign in',
  submit: 'Sign in',
  /** Where people sign in on a page of the service. */
  redirectText: 'You sign in on our account page and come back here.',
  forgotPassword: 'Forgot your password?',
  noAccount: 'No account yet?',
  register: 'Create one',
};

export type SignInMessages = typeof signInMessages;
