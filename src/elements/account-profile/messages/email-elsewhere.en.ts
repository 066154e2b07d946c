/** Words of the profile where the address is changed on a page of the service. */
export const emailElsewhereMessages = {
  submit: 'Change email address',
  text: 'This opens a separate page. Your address stays the same until you finish the change there. You’ll come back here when you’re done.',
  notYet: 'Your email address hasn’t changed yet. If you’ve received an email about it, open the link in it to finish.',
  blockingText:
    'This opens a separate page. If you enter a new address there, you can’t sign in anywhere until you’ve opened the link in the email to it. To come back here afterwards, use your browser’s Back button.',
  blocking:
    'Your email address hasn’t changed yet. If you entered a new one, open the link in the email to it: until then, you can’t sign in anywhere. To keep your current address, start again and enter that one.',
};

export type EmailElsewhereMessages = typeof emailElsewhereMessages;
