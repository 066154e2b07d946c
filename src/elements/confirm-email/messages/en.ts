export const confirmEmailMessages = {
  clickHeading: 'Confirm your new email address',
  clickText: 'One click and your account will use this address from now on.',
  click: 'Confirm email address',
  doneHeading: 'Your email address has been changed',
  doneText: 'From now on, sign in with',
  usedHeading: 'This link has already been used',
  usedText:
    'Each link works once. If you’ve opened it before, your new address is confirmed. Your account page shows your current address.',
  expiredHeading: 'This link has expired',
  expiredText: 'Your address hasn’t changed. You can resend the email from your account page.',
  invalidHeading: 'This link doesn’t work',
  invalidText:
    'Part of it may be missing, or the change was cancelled or replaced by a newer one. Your account page shows your current address.',
  takenHeading: 'This address already has an account',
  takenText:
    'Someone, perhaps you, already has an account with it. Your address hasn’t changed. You can choose another one on your account page.',
  account: 'Go to your account',
};

export type ConfirmEmailMessages = typeof confirmEmailMessages;
