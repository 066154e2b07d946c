export const accountProfileMessages = {
  heading: 'Your profile',
  submit: 'Save',
  authentication: 'Password and security',
  savedName: 'Your name has been saved.',
  savedEmail: 'We’ve sent an email to your new address. Open the link in it to confirm the change.',
  savedBoth:
    'Your name has been saved. We’ve sent an email to your new address. Open the link in it to confirm the change.',
  savedNameOnly: 'Your name has been saved. Your email address hasn’t changed.',
  nothingToSave: 'Nothing has changed.',
  pending: 'Waiting for your confirmation',
  pendingText: 'Open the link in the email we sent to',
  pendingUntil: 'Until then, your account keeps using',
  resend: 'Resend email',
  resendIn: (time: string) => `Resend in ${time}`,
  resent: 'A new email is on its way.',
  cancel: 'Cancel change',
  cancelled: 'The change to your email address has been cancelled.',
  confirmed: 'Your new email address is confirmed.',
};

export type AccountProfileMessages = typeof accountProfileMessages;
