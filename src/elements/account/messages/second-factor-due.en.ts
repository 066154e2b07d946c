/** Words of the page while the account owes its second factor. */
export const secondFactorDueMessages = {
  why: 'This service requires a second step when you sign in. Set up an authenticator app to use your account.',
};

export type SecondFactorDueMessages = typeof secondFactorDueMessages;
