export const reauthenticateMessages = {
  heading: 'Confirm that it is you',
  text: 'For this change we need to know that it is you.',
  password: 'Your password',
  code: 'Code from your authenticator app',
  submit: 'Confirm',
  cancel: 'Cancel',
  usePassword: 'Use your password instead',
  useCode: 'Use your authenticator app instead',
};

export type ReauthenticateMessages = typeof reauthenticateMessages;
