import type { ConformanceTraits } from '../../../src/testing/index.ts';

/** The promises that Keycloak can't keep, and what it does instead: what `docs/keycloak.md` says of it comes from here and from the suite. */
export const traits: ConformanceTraits = {
  hiddenAddresses: { instead: 'Keycloak says “Email already exists.” to whoever registers or takes a new address.' },
  notices: { instead: 'Keycloak sends no email but those with links, unless its events are listened to.' },
  signInNotices: { instead: 'Keycloak sends no email of a sign-in on another device.' },
  oldAddressWorks: {
    instead:
      'While a new address waits, every sign-in ends on “Update email”, where typing the current address again gives the change up.',
  },
  sendsBack: {
    ports: ['email', 'deletion'],
    instead:
      'A new address and a deletion end on a page that leads nowhere: the person comes back on their own, and the elements ask what became of it.',
  },
  unknownIds: {
    ports: ['sessions'],
    instead: 'Ending a session that isn’t there, or is somebody else’s, succeeds and ends nothing.',
  },
  idempotency: {
    ports: ['profile'],
    instead: 'A change that is sent twice is carried out twice: the preflight refuses the header of the key.',
  },
  anyName: { ports: ['profile'], instead: 'Names with `<`, `>` and some other characters are refused.' },
  nameLength: { ports: ['profile'], instead: 'A name may have 255 UTF-16 units.' },
  visibleNames: {
    ports: ['authenticators'],
    instead: 'Names of devices that differ in case or form only are two names.',
  },
  codePoints: { ports: ['password'], instead: 'Keycloak counts UTF-16 units: six emoji are twelve.' },
  composition: {
    ports: ['password'],
    instead: 'A password is compared as it was typed: one that is composed otherwise is another one.',
  },
  guessablePasswords: {
    ports: ['password'],
    instead: 'The realm’s password policy decides: a list of refused passwords is a file of the server.',
  },
  unchangedPassword: {
    ports: ['password'],
    instead: 'The current password is taken as a new one, unless the realm’s policy keeps a history.',
  },
};
