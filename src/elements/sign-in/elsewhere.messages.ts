/** Words of a sign-in that happens on a page of the service. */
export const elsewhereMessages = {
  text: 'You sign in on our account page and come back here.',
  submit: 'Sign in',
};

export type ElsewhereMessages = typeof elsewhereMessages;
