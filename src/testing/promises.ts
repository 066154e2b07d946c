import type { PortName } from './port-methods.ts';

/**
 * What not every service can promise, each promise in words. A harness names those that its service can't keep as its traits;
 * what is no promise here every client has to keep.
 */
export const conformancePromises = {
  hiddenAddresses: 'Nobody finds out whether an address has an account: a known address is answered like any other.',
  notices: 'The owner of an account hears by mail what was changed in it.',
  signInNotices: "The owner of an account hears by mail of a sign-in on a device that the account doesn't know.",
  ownerGetsIn: 'Whoever guesses passwords or codes keeps the owner out nowhere where the owner signed in before.',
  guessesWait:
    'Wrong passwords in a row, on whatever devices, make all devices wait that the account does not know, longer each time.',
  mailboxOnly:
    'A mailed link proves the mailbox and nothing else: away from the browser that asked for it, it takes the password that goes with it.',
  clickToConfirm:
    'A mailed link does nothing until the person confirms it: whatever fetches it on the way, a mail scanner for example, changes nothing.',
  oldAddressWorks:
    'While another address waits for its confirmation, the one before works as ever, for signing in too.',
  sendsBack: 'Whoever completed an operation on a page of the service is sent back with an answer.',
  freshness: 'A sensitive change wants an authentication of the last minutes.',
  everyFactor: 'With a second factor a sensitive change wants it too, shown in that session in the last minutes.',
  factorChangesEndSessions: 'A change of the second factor ends the other sessions; adding one leaves them if told to.',
  promptEnd: 'A session that was ended is refused from the next call on.',
  oneSessionPerBrowser: 'Signing in again in a browser takes the place of its session.',
  unknownIds: "What isn't there, or belongs to somebody else, is answered with `not_found`.",
  idempotency:
    'A change that is sent again with its idempotency key is carried out once and answered as before; the same key for something else is a conflict.',
  anyName: 'A name may have every character that shows something, joined emoji and markup included.',
  visibleNames:
    'A name has something to see: invisible characters are dropped from it, and spaces and line breaks within are single spaces. Names of devices are told apart without case and form.',
  typedEmails:
    'An address is taken, compared and sent on by the rule of the URL standard, however it was typed: its domain in any script, letters in full width, invisible characters around it. What a mail server or a browser would have to repair is refused.',
  allFields: 'Every field that is refused is told at once, in the order of the form.',
  nameLength: 'A name has 1 to 100 code points.',
  codePoints: 'The length of a password is counted in code points.',
  composition: 'A password is the same however a keyboard composes its characters (NFC).',
  passwordRange: 'A password may have 64 code points and has 8 at least (NIST SP 800-63B-4 section 3.1.1.2).',
  guessablePasswords:
    'A password that is guessed early is refused: repeats, keys side by side, numbers in order, passwords that everybody has, and what is built on the own name, the address or the service.',
  unchangedPassword: 'A new password that is the present one is refused.',
  sessionOrigin: 'A session tells the address that it was begun from, and when it ends.',
  lastUse: 'An authenticator tells when it was used last.',
} as const;

export type ConformancePromise = keyof typeof conformancePromises;

/** Where a promise isn't kept, and what happens instead. */
export interface NotKept {
  /** The ports whose cases say so; all of them when absent. */
  readonly ports?: readonly PortName[];
  /** What the service does instead, in a sentence for the client's documentation. */
  readonly instead?: string;
}

/** The promises that the service behind a client can't keep. Anything not named is kept. */
export type ConformanceTraits = { readonly [P in ConformancePromise]?: false | NotKept };

/** Those of the promises that aren't kept on a port. */
export const notKept = (
  promises: readonly ConformancePromise[],
  port: PortName,
  traits: ConformanceTraits = {},
): ConformancePromise[] =>
  promises.filter((promise) => {
    const trait = traits[promise];
    return trait !== undefined && (trait === false || (trait.ports ?? [port]).includes(port));
  });
