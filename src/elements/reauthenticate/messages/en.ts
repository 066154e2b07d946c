export const reauthenticateMessages = {
  heading: 'Confirm it’s you',
  text: 'To make this change, please confirm it’s you.',
  password: 'Your password',
  code: 'Code from your authenticator app',
  submit: 'Confirm',
  cancel: 'Cancel',
  usePassword: 'Use your password instead',
  useCode: 'Use your authenticator app instead',
};

export type ReauthenticateMessages = typeof reauthenticateMessages;
