import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  signIn: {
    heading: 'Anmelden',
    submit: 'Anmelden',
    forgotPassword: 'Passwort vergessen?',
    noAccount: 'Noch kein Konto?',
    register: 'Konto erstellen',
  },
  secondStep: {
    heading: 'Noch ein Schritt',
    text: 'Geben Sie den Code ein, den Ihre Authenticator-App jetzt zeigt.',
    code: 'Code aus Ihrer Authenticator-App',
    recoveryText: 'Geben Sie einen der Wiederherstellungscodes ein, die Sie gespeichert haben. Jeder gilt einmal.',
    recoveryCode: 'Wiederherstellungscode',
    useRecoveryCode: 'Wiederherstellungscode verwenden',
    useApp: 'Authenticator-App verwenden',
    recoveryCodeInvalid:
      'Das ist keiner Ihrer Wiederherstellungscodes. Wenn Sie inzwischen neue erstellt haben, gelten die alten nicht mehr.',
    recoveryCodeUsed: 'Dieser Wiederherstellungscode wurde schon verwendet. Geben Sie bitte einen anderen ein.',
    submit: 'Anmelden',
    back: 'Zurück',
  },
} satisfies Pick<MessageGroups, 'signIn' | 'secondStep'>;
