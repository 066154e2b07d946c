import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  changePassword: {
    heading: 'Passwort ändern',
    currentPassword: 'Derzeitiges Passwort',
    newPassword: 'Neues Passwort',
    endOtherSessions: 'Meine anderen Sitzungen abmelden',
    endOtherSessionsHint: 'Empfohlen, besonders wenn jemand anderes Ihr Passwort kennen könnte.',
    submit: 'Passwort ändern',
    change: 'Passwort ändern',
    done: 'Ihr Passwort ist geändert.',
    doneEverywhere: 'Ihr Passwort ist geändert, und Ihre anderen Sitzungen sind abgemeldet.',
  },
} satisfies Pick<MessageGroups, 'changePassword'>;
