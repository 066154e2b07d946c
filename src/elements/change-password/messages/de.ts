import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  changePassword: {
    heading: 'Passwort ändern',
    lastChanged: 'Zuletzt geändert am',
    currentPassword: 'Aktuelles Passwort',
    newPassword: 'Neues Passwort',
    endOtherSessions: 'Meine anderen Sitzungen beenden',
    endOtherSessionsHint: 'Empfohlen, vor allem wenn jemand anderes Ihr Passwort kennen könnte.',
    submit: 'Passwort ändern',
    change: 'Passwort ändern',
    done: 'Ihr Passwort wurde geändert.',
    doneEverywhere: 'Ihr Passwort wurde geändert, und Ihre anderen Sitzungen wurden beendet.',
  },
} satisfies Pick<MessageGroups, 'changePassword'>;
