/** Limits and lifetimes that the service keeps, and the memory client that stands in for it. Times are seconds. */

/** How long a mailed link works; one to a new password opens the account, and works for less. */
export const linkSeconds = 24 * 3600;
export const resetLinkSeconds = 30 * 60;

/** Pause between two emails with a link to one address. */
export const resendSeconds = 60;

/** How long the recovery of an account waits for its owner to object. */
export const recoverySeconds = 7 * 24 * 3600;

/** How old the last authentication may be for a sensitive change. */
export const freshSeconds = 5 * 60;

/** How long half a sign-in waits for its code, and how many attempts it has. */
export const challengeSeconds = 5 * 60;
export const challengeTries = 5;

/** Wrong codes and passwords of one account, within a time. */
export const codeTries = { max: 10, window: 5 * 60 } as const;

/** How many authenticators one account may have, and how long the set-up of one waits for its first code. */
export const maxAuthenticators = 5;
export const setUpSeconds = 3600;

/** How many codes a set has, and how many left are so few that it is time for new ones. */
export const recoveryCodesInSet = 10;
export const fewRecoveryCodes = 3;

/** How long a browser is known to the account that was signed in to in it: Chrome keeps no cookie for longer than 400 days. */
export const knownDeviceSeconds = 365 * 24 * 3600;

/** Whoever registered so lately signs in for the first time, and needs no news of it. */
export const justRegisteredSeconds = 3600;

/** How many emails an address gets within an hour that somebody else may have caused, and how many an account causes. */
export const mailsAnHour = 10;
