export const forgotPasswordMessages = {
  heading: 'Forgot your password?',
  text: 'Enter your email address and we’ll send you a link to choose a new password.',
  submit: 'Send link',
  sentHeading: 'Check your inbox',
  sentText: 'If there’s an account for this address, we’ve sent an email to',
  sentNext: 'Open the link in it to choose a new password. The link can be used once and expires soon.',
  resend: 'Resend email',
  resendIn: (time: string) => `Resend in ${time}`,
  resent: 'If there’s an account, a new email is on its way.',
  wrongAddress: 'Wrong address?',
  changeAddress: 'Change it',
  nothingComes: 'Didn’t get the email?',
  help: ['It can take a few minutes.', 'Check your spam folder.', 'Your account may use a different address.'],
  backToSignIn: 'Back to sign in',
};

export type ForgotPasswordMessages = typeof forgotPasswordMessages;
