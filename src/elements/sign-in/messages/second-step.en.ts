/** Words of the second step of a sign-in. */
export const secondStepMessages = {
  heading: 'One more step',
  text: 'Enter the code shown in your authenticator app.',
  code: 'Code from your authenticator app',
  recoveryText: 'Enter one of the recovery codes you saved. Each works once.',
  recoveryCode: 'Recovery code',
  useRecoveryCode: 'Use a recovery code',
  useApp: 'Use your authenticator app',
  recoveryCodeInvalid:
    'That’s not one of your recovery codes. If you’ve created new ones since, the old ones no longer work.',
  recoveryCodeUsed: 'That recovery code has already been used. Enter another one.',
  submit: 'Sign in',
  back: 'Back',
};

export type SecondStepMessages = typeof secondStepMessages;
