import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  account: {
    heading: 'Ihr Konto',
    navigation: 'Kontobereiche',
    profile: 'Profil',
    security: 'Passwort und Sicherheit',
    sessions: 'Sitzungen',
    delete: 'Konto löschen',
    signedOut: 'Sie sind nicht angemeldet. Melden Sie sich an, um Ihr Konto anzusehen und zu ändern.',
    ended: 'Sie wurden abgemeldet. Ihre Eingaben sind noch da. Melden Sie sich erneut an, um sie zu speichern.',
    otherAccount: (email) =>
      `Sie sind jetzt als ${email} angemeldet. Diese Seite zeigt noch das vorherige Konto mit Ihren Eingaben.`,
    discard: 'Diese Seite schließen',
    show: 'Mein aktuelles Konto anzeigen',
  },
  secondFactorDue: {
    why: 'Dieser Dienst verlangt bei der Anmeldung einen zweiten Schritt. Richten Sie eine Authenticator-App ein, um Ihr Konto zu nutzen.',
  },
} satisfies Pick<MessageGroups, 'account' | 'secondFactorDue'>;
