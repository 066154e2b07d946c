export const changePasswordMessages = {
  heading: 'Change your password',
  currentPassword: 'Present password',
  newPassword: 'New password',
  endOtherSessions: 'Sign out my other sessions',
  endOtherSessionsHint: 'Recommended, in particular if somebody else may know your password.',
  submit: 'Update',
  /** Leads to a page of the service. */
  change: 'Change password',
  done: 'Your password is changed.',
  doneEverywhere: 'Your password is changed, and your other sessions are signed out.',
};

export type ChangePasswordMessages = typeof changePasswordMessages;
