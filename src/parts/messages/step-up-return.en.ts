/** Words for a person who has come back from proving who they are. */
export const stepUpReturnMessages = {
  /** `button`: what stands on it. */
  proved: (button: string) => `Thanks, we know it’s you. Press “${button}” once more to continue.`,
  provedSecrets: (button: string) =>
    `Thanks, we know it’s you. Fill in what’s missing and press “${button}” once more.`,
  failed: 'We couldn’t confirm that it’s you, so nothing was changed. Please try again.',
  unknown: 'You came back before we could confirm that it’s you. Nothing was changed.',
};

export type StepUpReturnMessages = typeof stepUpReturnMessages;
