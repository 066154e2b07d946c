export const signInMessages = {
  heading: 'Sign in',
  submit: 'Sign in',
  stay: 'Stay signed in on this device',
  stayHint: 'Only on a device that nobody else uses.',
  forgotPassword: 'Forgot your password?',
  noAccount: 'No account yet?',
  register: 'Create one',
};

export type SignInMessages = typeof signInMessages;
