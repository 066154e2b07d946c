export const recoveryCodesMessages = {
  heading: 'Recovery codes',
  none: 'You’ll get recovery codes when you set up your first authenticator app.',
  purpose: 'Use a recovery code to sign in when you don’t have your authenticator app.',
  left: (remaining: number, total: number) => `${remaining} of ${total} codes left.`,
  made: (date: string) => `Created on ${date}.`,
  few: (remaining: number): string =>
    remaining === 0
      ? 'You have no recovery codes left. Create new ones now.'
      : 'You’re running low on recovery codes. Create new ones before you run out.',
  invalidates: 'New codes replace the old ones, which stop working immediately.',
  endsOthers: 'You’ll also be signed out of your other sessions.',
  generate: 'Create new codes',
  generateFirst: 'Create recovery codes',
  generating: 'Creating your codes…',
  keep: 'Save these codes somewhere you can reach without your phone. Each works once. You won’t see them again.',
  copy: 'Copy',
  download: 'Download',
  print: 'Print',
  saved: 'I’ve saved these codes',
  submit: 'Done',
  done: 'Your new recovery codes are ready to use.',
  title: (service: string) => `Recovery codes for ${service}`,
  note: 'Each code works once.',
  fileName: 'recovery-codes',
};

export type RecoveryCodesMessages = typeof recoveryCodesMessages;
