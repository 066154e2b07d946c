/** Words of the waiting screen where scripts are off. */
export const withoutScriptMessages = {
  openLink: 'Open the link in it on any device, then come back and check again.',
  checkAgain: 'Check again',
  notYet: 'Your address isn’t verified yet. Open the link in the email first.',
};

export type WithoutScriptMessages = typeof withoutScriptMessages;
