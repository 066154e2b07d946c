/** Words of an operation on a page of the service. */
export const redirectMessages = {
  text: 'This opens a separate page. You’ll come back here when you’re done.',
  failed: 'That didn’t work. Please try again.',
  unknown: 'You came back before it was finished. What you see here is up to date.',
};

export type RedirectMessages = typeof redirectMessages;
