export const forgotPasswordMessages = {
  heading: 'Forgot your password?',
  text: 'Enter your email address, and we will send you a link to choose a new password.',
  submit: 'Send the link',
  sentHeading: 'Check your inbox',
  sentText: 'If there is an account for this address, a mail is on its way to',
  sentNext: 'Open the link in it to choose a new password. It works once, and not for long.',
  resend: 'Send the mail again',
  resendIn: (time: string) => `Send again in ${time}`,
  resent: 'If there is an account, a new mail is on its way.',
  wrongAddress: 'Wrong address?',
  changeAddress: 'Change it',
  nothingComes: 'No mail yet?',
  help: [
    'It can take a few minutes.',
    'Look in the folder for junk mail.',
    'Perhaps your account has another address.',
  ],
  backToSignIn: 'Back to sign in',
};

export type ForgotPasswordMessages = typeof forgotPasswordMessages;
