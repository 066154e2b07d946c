/** Words for whoever was signed out while typing. */
export const signInBesideMessages = {
  newTab: 'opens in a new tab',
  again: 'You’re signed in again. What you entered isn’t saved yet.',
  againSecrets: 'You’re signed in again. Fill in what’s missing to continue.',
};

export type SignInBesideMessages = typeof signInBesideMessages;
