export const changePasswordMessages = {
  heading: 'Change your password',
  /** Followed by the date. */
  lastChanged: 'Last changed on',
  currentPassword: 'Current password',
  newPassword: 'New password',
  endOtherSessions: 'Sign out of my other sessions',
  endOtherSessionsHint: 'Recommended, especially if someone else may know your password.',
  submit: 'Update password',
  /** Leads to a page of the service. */
  change: 'Change password',
  done: 'Your password has been changed.',
  doneEverywhere: 'Your password has been changed, and you’ve been signed out of your other sessions.',
};

export type ChangePasswordMessages = typeof changePasswordMessages;
