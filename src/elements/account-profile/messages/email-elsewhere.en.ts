/** Words of the profile where the address is changed on a page of the service. */
export const emailElsewhereMessages = {
  submit: 'Change email address',
  text: 'This opens a separate page. Your address stays the same until you finish the change there. You’ll come back here when you’re done.',
  notYet: 'Your email address hasn’t changed yet. If you’ve received an email about it, open the link in it to finish.',
};

export type EmailElsewhereMessages = typeof emailElsewhereMessages;
