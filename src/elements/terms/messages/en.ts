export const termsMessages = {
  heading: 'Terms of service',
  introduction: 'Please read and accept these documents to continue.',
  changed: 'The terms have changed since you accepted them. Please read and accept the new version to continue.',
  accept: 'I have read and accept these terms',
  submit: 'Accept and continue',
  acceptedOn: (date: string) => `You accepted these terms on ${date}.`,
  accepted: 'You accepted these terms.',
  newWindow: 'opens in a new tab',
  continue: 'Continue',
  signIn: 'Sign in to accept the terms.',
};

export type TermsMessages = typeof termsMessages;
