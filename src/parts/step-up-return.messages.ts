/** Words for a person who has come back from proving who they are. */
export const stepUpReturnMessages = {
  proved: 'Thanks, we know it’s you. Press the button once more to finish.',
  provedSecrets: 'Thanks, we know it’s you. Enter what’s missing and press the button once more.',
  failed: 'We couldn’t confirm that it’s you, so nothing was changed. Please try again.',
  unknown: 'You came back before we could confirm that it’s you. Nothing was changed.',
};

export type StepUpReturnMessages = typeof stepUpReturnMessages;
