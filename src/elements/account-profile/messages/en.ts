export const accountProfileMessages = {
  heading: 'Your profile',
  submit: 'Save',
  authentication: 'Authentication settings',
  savedName: 'Your name is saved.',
  savedEmail: 'We have sent a mail to your new address. Open the link in it to confirm the change.',
  savedBoth: 'Your name is saved. We have sent a mail to your new address: open the link in it to confirm that change.',
  savedNameOnly: 'Your name is saved, your email address is not changed.',
  nothingToSave: 'Nothing has changed.',
  pending: 'Waiting for your confirmation',
  pendingText: 'Open the link in the mail that we sent to',
  pendingUntil: 'Until then your account stays with',
  resend: 'Resend email',
  resendIn: (time: string) => `Resend in ${time}`,
  resent: 'A new email is on its way.',
  cancel: 'Cancel the change',
  cancelled: 'The change of your email address is cancelled.',
  confirmed: 'Your new email address is confirmed.',
};

export type AccountProfileMessages = typeof accountProfileMessages;
