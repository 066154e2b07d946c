export const registerMessages = {
  heading: 'Create your account',
  submit: 'Next step',
  haveAccount: 'Already have an account?',
};

export type RegisterMessages = typeof registerMessages;
