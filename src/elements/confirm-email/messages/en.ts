export const confirmEmailMessages = {
  clickHeading: 'Confirm your new email address',
  clickText: 'One click, and your account uses this address from now on.',
  click: 'Confirm email address',
  doneHeading: 'Your email address is changed',
  doneText: 'From now on you sign in with',
  usedHeading: 'This link was used already',
  usedText:
    'Each link works once. If you opened it before, your new address is confirmed. Your account page shows which one is in force.',
  expiredHeading: 'This link is too old',
  expiredText: 'Your address has not changed. On your account page you can have the mail sent again.',
  invalidHeading: 'This link does not work',
  invalidText:
    'It may have been cut off on the way, or the change was cancelled or replaced by another one. Your account page shows which address is in force.',
  takenHeading: 'This address has an account already',
  takenText:
    'Somebody, perhaps you, has an account with it. Your address has not changed; choose another one on your account page.',
  account: 'Go to your account',
};

export type ConfirmEmailMessages = typeof confirmEmailMessages;
