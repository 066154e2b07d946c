/** Words where authenticator apps are set up on a page of the service. */
export const setUpElsewhereMessages = {
  text: 'You’ll set up the app on a separate page and come back here afterwards.',
  submit: 'Set up an authenticator app',
};

export type SetUpElsewhereMessages = typeof setUpElsewhereMessages;
