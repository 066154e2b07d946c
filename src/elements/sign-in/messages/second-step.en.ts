/** Words of the second step of a sign-in. */
export const secondStepMessages = {
  heading: 'One more step',
  text: 'Enter the code that your authenticator app shows now.',
  code: 'Code from your authenticator app',
  recoveryText: 'Enter one of the recovery codes that you have saved. Each works once.',
  recoveryCode: 'Recovery code',
  useRecoveryCode: 'Use a recovery code',
  useApp: 'Use your authenticator app',
  recoveryCodeInvalid:
    'This is not one of your recovery codes. If you have made new ones since, the old ones no longer work.',
  recoveryCodeUsed: 'This recovery code was used already. Enter another one.',
  submit: 'Sign in',
  back: 'Back',
};

export type SecondStepMessages = typeof secondStepMessages;
