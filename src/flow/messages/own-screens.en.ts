/** Words of the screens that are the journey's own, fetched with them. */
export const signupScreensMessages = {
  introductionHeading: 'Create your account',
  introductionText: 'It only takes a few minutes: enter your details, then click a link in an email we send you.',
  register: 'Register',
  emailHeading: 'Your email address',
  emailText: 'We’ll email you a link to verify it.',
  continue: 'Continue',
  doneHeading: 'Your account is ready',
  doneText: 'You’re signed in and all set.',
  continueTo: (site: string) => `Continue to ${site}`,
  verified: 'Your address is verified. Sign in to continue.',
  noAccount: 'No account yet?',
  createAccount: 'Create one',
  notYou: 'Not your address?',
  startOver: 'Start over',
};

export type SignupScreensMessages = typeof signupScreensMessages;
