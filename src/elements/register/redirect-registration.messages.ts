/** Words of a registration on a page of the service. */
export const redirectRegistrationMessages = {
  text: 'You create your account on our account page and come back here.',
  submit: 'Create account',
};

export type RedirectRegistrationMessages = typeof redirectRegistrationMessages;
