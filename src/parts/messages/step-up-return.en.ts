/** Words for a person who has come back from proving who they are. */
export const stepUpReturnMessages = {
  /** `button`: what stands on it. */
  proved: (button: string) => `Thanks for confirming it’s you. Press “${button}” again to continue.`,
  provedSecrets: (button: string) =>
    `Thanks for confirming it’s you. Fill in what’s missing and press “${button}” again.`,
  failed: 'We couldn’t confirm it’s you, so nothing was changed. Please try again.',
  unknown: 'You came back before we could confirm it’s you. Nothing was changed.',
};

export type StepUpReturnMessages = typeof stepUpReturnMessages;
