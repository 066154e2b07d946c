import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  reauthenticate: {
    heading: 'Bestätigen Sie Ihre Identität',
    text: 'Bitte bestätigen Sie für diese Änderung Ihre Identität.',
    password: 'Ihr Passwort',
    code: 'Code aus Ihrer Authenticator-App',
    recoveryCode: 'Wiederherstellungscode',
    recoveryCodeInvalid:
      'Das ist keiner Ihrer Wiederherstellungscodes. Falls Sie inzwischen neue erstellt haben, gelten die alten nicht mehr.',
    recoveryCodeUsed: 'Dieser Wiederherstellungscode wurde bereits verwendet. Geben Sie einen anderen ein.',
    submit: 'Bestätigen',
    cancel: 'Abbrechen',
    usePassword: 'Stattdessen das Passwort verwenden',
    useCode: 'Stattdessen die Authenticator-App verwenden',
    useRecoveryCode: 'Stattdessen einen Wiederherstellungscode verwenden',
  },
  proofElsewhere: {
    text: 'Bestätigen Sie für diese Änderung Ihre Identität auf einer anderen Seite. Danach kommen Sie hierher zurück.',
    submit: 'Identität bestätigen',
  },
} satisfies Pick<MessageGroups, 'reauthenticate' | 'proofElsewhere'>;
