export const signInMessages = {
  heading: 'Sign in',
  submit: 'Sign in',
  forgotPassword: 'Forgot your password?',
  noAccount: 'No account yet?',
  register: 'Create one',
};

export type SignInMessages = typeof signInMessages;
