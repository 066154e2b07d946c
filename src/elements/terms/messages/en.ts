export const termsMessages = {
  heading: 'Terms of use',
  introduction: 'Please read these documents and accept them to go on.',
  changed: 'The terms have changed since you accepted them. Please read the new version and accept it to go on.',
  accept: 'I have read and accept these terms',
  submit: 'Accept and continue',
  acceptedOn: (date: string) => `You accepted these terms on ${date}.`,
  accepted: 'You accepted these terms.',
  newWindow: 'opens in a new tab',
  continue: 'Continue',
  signIn: 'Sign in to accept the terms.',
};

export type TermsMessages = typeof termsMessages;
