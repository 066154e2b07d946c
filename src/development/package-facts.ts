// Written by `npm run generate`.

/** Every element and its slots, by the `@slot` in the comment of its class. */
export const slotsOf = {
  'ems-account': ['heading', 'footer'],
  'ems-account-menu': ['items'],
  'ems-account-profile': ['heading', 'introduction', 'legal', 'footer'],
  'ems-applications': ['heading', 'introduction', 'legal', 'footer'],
  'ems-change-password': ['heading', 'introduction', 'legal', 'footer'],
  'ems-confirm-email': ['heading', 'introduction', 'legal', 'footer'],
  'ems-delete-account': ['heading', 'introduction', 'legal', 'footer'],
  'ems-forgot-password': ['heading', 'introduction', 'legal', 'footer'],
  'ems-linked-accounts': ['heading', 'introduction', 'legal', 'footer'],
  'ems-passkeys': ['heading', 'introduction', 'legal', 'footer'],
  'ems-provider': [],
  'ems-reauthenticate': [],
  'ems-recovery-codes': ['heading', 'introduction', 'legal', 'footer'],
  'ems-register': ['heading', 'introduction', 'extra-fields', 'consent', 'legal', 'footer'],
  'ems-reset-password': ['heading', 'introduction', 'legal', 'footer'],
  'ems-sessions': ['heading', 'introduction', 'legal', 'footer'],
  'ems-sign-in': ['heading', 'introduction', 'legal', 'footer'],
  'ems-signup-flow': ['heading', 'introduction', 'done', 'legal', 'footer'],
  'ems-terms': ['heading', 'introduction', 'legal', 'footer'],
  'ems-totp-setup': ['heading', 'introduction', 'legal', 'footer'],
  'ems-two-factor': ['heading', 'introduction', 'legal', 'footer'],
  'ems-verify-email': ['heading', 'introduction', 'legal', 'footer'],
} as const;

/** The languages that come with the package, besides English. */
export const shippedLanguages: readonly string[] = ['de'];

/** Where the documentation stands. */
export const docs = 'https://github.com/OWNER/ems-elements/blob/HEAD/docs';
