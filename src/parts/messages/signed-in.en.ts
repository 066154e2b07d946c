/** Words of the notice that someone is signed in already. */
export const signedInMessages = {
  heading: 'You’re signed in',
  signedInAs: 'Signed in as',
  continue: 'Continue',
  useAnotherAccount: 'Use another account',
};

export type SignedInMessages = typeof signedInMessages;
