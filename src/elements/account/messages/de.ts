import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  account: {
    heading: 'Ihr Konto',
    navigation: 'Teile Ihres Kontos',
    profile: 'Profil',
    security: 'Passwort und Sicherheit',
    sessions: 'Sitzungen',
    delete: 'Konto löschen',
    signedOut: 'Sie sind nicht angemeldet. Melden Sie sich an, um Ihr Konto zu sehen und zu ändern.',
    ended:
      'Sie wurden abgemeldet. Ihre Eingaben sind noch da, lassen sich aber erst speichern, wenn Sie sich wieder anmelden.',
    otherAccount: (email) =>
      `Sie sind jetzt als ${email} angemeldet. Diese Seite zeigt noch das Konto von vorher, mit Ihren Eingaben.`,
    discard: 'Diese Seite schließen',
    show: 'Mein jetziges Konto zeigen',
  },
} satisfies Pick<MessageGroups, 'account'>;
