export const deleteAccountMessages = {
  heading: 'Delete your account',
  text: 'This deletes your account and everything that belongs to it, at once and for good. It cannot be undone.',
  hosts: 'Hosts that will be shut down',
  integrations: 'Integrations that will be removed',
  subscriptions: 'Subscriptions that will end',
  /** What has to be typed, in the language of the page. */
  phrase: 'delete my account',
  /** Its label. */
  confirmation: (phrase: string) => `To confirm, type “${phrase}”`,
  submit: 'Delete my account',
  /** The button was pressed in the half second before it's enabled. */
  gettingReady: 'Getting ready …',
  /** Not by a person, as far as can be told. */
  pressAgain: 'Ready now. Press the button again to delete your account.',
  doneHeading: 'Your account is deleted',
  doneText:
    'Everything that belonged to it is gone, and you are signed out everywhere. We have sent you a mail about it.',
  /** Where accounts are deleted on a page of the service. */
  elsewhere: 'You confirm this on a separate page. Nothing is deleted until you do.',
  doneElsewhere: 'Everything that belonged to it is gone, and you’re signed out.',
  stillThere: 'Your account hasn’t been deleted: it’s still here. Please try again if you want to delete it.',
  continue: 'Continue',
};

export type DeleteAccountMessages = typeof deleteAccountMessages;
