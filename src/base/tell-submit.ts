/**
 * Sends one of our forms as its button does. Not `requestSubmit()`, of which no form hears in a frame whose sandbox lets none be sent
 * (no `allow-forms`), though ours never leave the page.
 */
export const tellSubmit = (form: HTMLFormElement | null | undefined, submitter: HTMLElement | null = null): void =>
  void form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter }));
