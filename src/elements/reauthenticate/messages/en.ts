export const reauthenticateMessages = {
  heading: 'Confirm it’s you',
  text: 'To make this change, please confirm it’s you.',
  password: 'Your password',
  code: 'Code from your authenticator app',
  recoveryCode: 'Recovery code',
  recoveryCodeInvalid:
    'That’s not one of your recovery codes. If you’ve created new ones since, the old ones no longer work.',
  recoveryCodeUsed: 'That recovery code has already been used. Enter another one.',
  submit: 'Confirm',
  cancel: 'Cancel',
  usePassword: 'Use your password instead',
  useCode: 'Use your authenticator app instead',
  useRecoveryCode: 'Use a recovery code instead',
};

export type ReauthenticateMessages = typeof reauthenticateMessages;
