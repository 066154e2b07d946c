export const recoveryCodesMessages = {
  heading: 'Recovery codes',
  none: 'Recovery codes come with your first authenticator app.',
  purpose: 'With a recovery code you can sign in when your authenticator app is out of reach.',
  left: (remaining: number, total: number) => `${remaining} of ${total} codes are left.`,
  made: (date: string) => `Made on ${date}.`,
  few: (remaining: number): string =>
    remaining === 0
      ? 'No recovery code is left. Get new ones now.'
      : 'Only a few recovery codes are left. Get new ones before you run out.',
  invalidates: 'New codes replace the old ones, which stop working at once.',
  generate: 'Get new codes',
  generateFirst: 'Get recovery codes',
  generating: 'Making your codes …',
  keep: 'Keep these codes where you find them without your phone. Each works once. They are shown only now.',
  copy: 'Copy',
  download: 'Download',
  print: 'Print',
  saved: 'I have saved these codes',
  submit: 'Done',
  done: 'Your new recovery codes are in force.',
  title: (service: string) => `Recovery codes for ${service}`,
  note: 'Each code works once.',
  fileName: 'recovery-codes',
};

export type RecoveryCodesMessages = typeof recoveryCodesMessages;
