export const resetPasswordMessages = {
  heading: 'Choose a new password',
  lead: 'This will be the password for',
  newPassword: 'New password',
  submit: 'Set new password',
  doneHeading: 'Your password has been changed',
  doneText: 'You’ve been signed out everywhere. Sign in with your new password.',
  usedHeading: 'This link has already been used',
  usedText: 'Each link works once. If you used it, sign in with your new password. If you didn’t, request a new link.',
  expiredHeading: 'This link has expired',
  expiredText: 'Your password hasn’t changed. Request a new link.',
  invalidHeading: 'This link doesn’t work',
  invalidText:
    'Part of it may be missing, or a newer email has replaced it. Copy the whole link from the latest email, or request a new one.',
  askAgain: 'Request a new link',
};

export type ResetPasswordMessages = typeof resetPasswordMessages;
