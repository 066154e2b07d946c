export const sessionsMessages = {
  heading: 'Your sessions',
  text: 'Where you are signed in. Sign out what you do not know.',
  /** `browser` and `system` are proper names, where the service knows them. */
  device: (browser: string | undefined, system: string | undefined) =>
    browser && system ? `${browser} on ${system}` : `${browser ?? system ?? 'Unknown device'}`,
  current: 'This device',
  /** `time` is relative and in the page's language: "3 days ago". */
  lastUsed: (time: string) => `Last used ${time}`,
  justNow: 'Used just now',
  end: 'Sign out',
  endDevice: (device: string) => `Sign out ${device}`,
  endOthers: (count: number) => (count === 1 ? 'Sign out the other session' : `Sign out all ${count} other sessions`),
  ended: (device: string) => `${device} is signed out.`,
  othersEnded: (count: number) =>
    count === 1 ? 'The other session is signed out.' : `${count} other sessions are signed out.`,
  onlyThis: 'You are signed in on this device only.',
};

export type SessionsMessages = typeof sessionsMessages;
