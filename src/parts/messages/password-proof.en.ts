/** Words for a mailed link that needs more than a click: it proves the mailbox, and not whose account it is. Each `lead` ends with an address. */
export const passwordProofMessages = {
  heading: 'Confirm it’s you',
  registrationLead: 'This isn’t the browser used to sign up. To finish here, enter the password chosen for',
  changeLead: 'This email address was requested for the account',
  changeText: 'If that account is yours, enter its password. If not, close this page and nothing will change.',
  submit: 'Continue',
  chooseNew: 'Choose a new password instead',
  newHeading: 'Choose a new password',
  newLead: 'This will be the password for',
  newText: 'If someone else signed up with this address, they won’t be able to use the account.',
  newPassword: 'New password',
  knowIt: 'Use the password from sign-up',
  codeHeading: 'One more step',
  codeText: 'Enter the code shown in your authenticator app.',
  code: 'Code from your authenticator app',
  recoveryText: 'Enter one of the recovery codes you saved. Each works once.',
  recoveryCode: 'Recovery code',
  recoveryCodeInvalid:
    'That’s not one of your recovery codes. If you’ve created new ones since, the old ones no longer work.',
  recoveryCodeUsed: 'That recovery code has already been used. Enter another one.',
  useRecoveryCode: 'Use a recovery code',
  useApp: 'Use your authenticator app',
};

export type PasswordProofMessages = typeof passwordProofMessages;
