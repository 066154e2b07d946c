export const deleteAccountMessages = {
  heading: 'Delete your account',
  text: 'This permanently deletes your account and everything that belongs to it, right away. It can’t be undone.',
  hosts: 'Hosts that will be shut down',
  integrations: 'Integrations that will be removed',
  subscriptions: 'Subscriptions that will end',
  /** What has to be typed, in the language of the page. */
  phrase: 'delete my account',
  /** Its label. */
  confirmation: (phrase: string) => `To confirm, type “${phrase}”`,
  submit: 'Delete my account',
  /** The button was pressed in the half second before it's enabled. */
  gettingReady: 'Getting ready…',
  /** Not by a person, as far as can be told. */
  pressAgain: 'It’s ready now. Press the button again to delete your account.',
  doneHeading: 'Your account has been deleted',
  doneText:
    'Everything that belonged to it is gone, and you’ve been signed out everywhere. We’ve sent you an email to confirm it.',
  /** Where accounts are deleted on a page of the service. */
  elsewhere: 'You’ll confirm this on a separate page. Nothing is deleted until you do.',
  doneElsewhere: 'Everything that belonged to it is gone, and you’ve been signed out.',
  /** Nobody is signed in any more, and that page gave no answer. */
  signedOutHeading: 'You’re signed out',
  signedOutText:
    'If you confirmed the deletion, your account has been deleted. If you didn’t, it’s still there: sign in to see it.',
  stillThere: 'Your account hasn’t been deleted. If you still want to delete it, please try again.',
  continue: 'Continue',
};

export type DeleteAccountMessages = typeof deleteAccountMessages;
