/** Words of the screens that are the journey's own, fetched with them. */
export const signupScreensMessages = {
  introductionHeading: 'Create your account',
  introductionText: 'It takes a few minutes: your details, and one click in a mail that we send you.',
  register: 'Register',
  emailHeading: 'Your email address',
  emailText: 'We will send you a mail to verify it.',
  continue: 'Continue',
  doneHeading: 'Your account is ready',
  doneText: 'You are signed in, and there is nothing left to do.',
  continueTo: (site: string) => `Continue to ${site}`,
  verified: 'Your address is verified. Sign in to go on.',
  noAccount: 'No account yet?',
  createAccount: 'Create one',
  notYou: 'Not your address?',
  startOver: 'Start over',
};

export type SignupScreensMessages = typeof signupScreensMessages;
