import { pluralIn } from '../../../i18n/plural.ts';

const plural = /* @__PURE__ */ pluralIn('en');

export const sessionsMessages = {
  heading: 'Your sessions',
  text: 'Devices where you’re signed in. Sign out any you don’t recognise.',
  /** `browser` and `system` are proper names, where the service knows them. */
  device: (browser: string | undefined, system: string | undefined) =>
    browser && system ? `${browser} on ${system}` : `${browser ?? system ?? 'Unknown device'}`,
  current: 'This device',
  /** `time` is relative and in the page's language: "3 days ago". */
  lastUsed: (time: string) => `Last used ${time}`,
  justNow: 'Used just now',
  /** `names` of other sites, as a list in words. */
  applications: (names: string) => `Also signed in to ${names}`,
  /** Followed by the address. */
  ipAddress: 'IP address',
  /** Followed by the date. */
  expires: 'Ends by',
  end: 'Sign out',
  endDevice: (device: string) => `Sign out ${device}`,
  endOthers: (count: number) =>
    plural(count, { one: 'Sign out the other session', other: `Sign out the ${count} other sessions` }),
  ended: (device: string) => `${device} has been signed out.`,
  othersEnded: (count: number) =>
    plural(count, {
      one: 'The other session has been signed out.',
      other: `${count} other sessions have been signed out.`,
    }),
  onlyThis: 'You’re only signed in on this device.',
};

export type SessionsMessages = typeof sessionsMessages;
