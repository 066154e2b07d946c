export const totpSetupMessages = {
  heading: 'Set up an authenticator app',
  introduction:
    'An authenticator app on your phone shows a code that keeps changing. Once it’s set up, your password alone isn’t enough to sign in.',
  begin: 'Get started',
  loading: 'Loading…',
  scan: '1. Scan this QR code with your authenticator app.',
  picture: 'QR code for your authenticator app. If you can’t scan it, use the key below.',
  noPicture: 'The QR code couldn’t be loaded. Use the key below.',
  openApp: 'Open your authenticator app',
  unableToScan: 'Unable to scan?',
  enterKey: 'Enter this key in your app instead:',
  copyKey: 'Copy key',
  values: 'If your app asks for more, use these values:',
  type: 'Type',
  timeBased: 'Time-based (TOTP)',
  algorithm: 'Algorithm',
  digits: 'Digits',
  interval: 'Interval',
  seconds: (seconds: number) => `${seconds} seconds`,
  enterCode: '2. Enter the code your app shows and give the device a name.',
  code: 'Code',
  codeHint: (digits: number) => `${digits} digits. If the code changes, use the new one.`,
  endOtherSessions: 'Sign out of my other sessions',
  endOtherSessionsHint: 'Recommended, especially if someone else may know your password.',
  submit: 'Submit',
  /** Follows it, for those who hear the button and don't see the form. */
  submitWhat: 'code and device name',
  cancel: 'Cancel',
  again:
    'That setup is no longer valid. Delete its entry in your app, scan the new QR code and enter the code your app shows then.',
  done: (name: string) => `“${name}” is set up. From now on, you’ll need a code from it to sign in.`,
};

export type TotpSetupMessages = typeof totpSetupMessages;
