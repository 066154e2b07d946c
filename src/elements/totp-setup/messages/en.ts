export const totpSetupMessages = {
  heading: 'Set up an authenticator app',
  introduction:
    'An authenticator app on your phone shows codes that change all the time. With one of them your password alone is not enough to sign in.',
  begin: 'Begin',
  loading: 'Loading …',
  scan: '1. Scan this picture with your app.',
  picture: 'QR code for your authenticator app. If you cannot scan it, use the key below it.',
  noPicture: 'The picture could not be loaded. Use the key below.',
  openApp: 'Open your authenticator app',
  unableToScan: 'Unable to scan?',
  enterKey: 'Enter this key in your app by hand:',
  copyKey: 'Copy the key',
  values: 'If your app asks for more, these are the values:',
  type: 'Type',
  timeBased: 'Time-based (TOTP)',
  algorithm: 'Algorithm',
  digits: 'Digits',
  interval: 'Interval',
  seconds: (seconds: number) => `${seconds} seconds`,
  enterCode: '2. Enter the code that it shows, and name the device.',
  code: 'Code',
  codeHint: (digits: number) => `${digits} digits. A new code comes by itself.`,
  submit: 'Submit',
  cancel: 'Cancel',
  again:
    'That set-up was no longer valid. Delete its entry in your app, scan this new picture, and enter the code that it shows then.',
  done: (name: string) => `“${name}” is set up. From now on, signing in asks for a code from it.`,
};

export type TotpSetupMessages = typeof totpSetupMessages;
