export const resetPasswordMessages = {
  heading: 'Choose a new password',
  newPassword: 'New password',
  submit: 'Set the password',
  doneHeading: 'Your password is changed',
  doneText: 'You are signed out everywhere. Sign in with your new password.',
  usedHeading: 'This link was used already',
  usedText: 'Each link works once. If it was you, sign in with your new password; if not, ask for a new link.',
  expiredHeading: 'This link is too old',
  expiredText: 'Your password has not changed. Ask for a new link.',
  invalidHeading: 'This link does not work',
  invalidText:
    'It may have been cut off on the way, or a newer mail has replaced it. Copy the whole link from the last mail, or ask for a new one.',
  askAgain: 'Ask for a new link',
};

export type ResetPasswordMessages = typeof resetPasswordMessages;
