/** Words of the way in by email, where others' wrong guesses are in the way. */
export const deviceLinkMessages = {
  noWait: 'Don’t want to wait? With a link that we email you, you can sign in on this device right away.',
  send: 'Email me a link',
  sent: 'If there’s an account for this address, we’ve sent it a link. Open it on this device, then sign in.',
  arrived: 'Thanks, you can sign in on this device now. You still need your password.',
};

export type DeviceLinkMessages = typeof deviceLinkMessages;
