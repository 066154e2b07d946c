import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  signIn: {
    heading: 'Anmelden',
    submit: 'Anmelden',
    stay: 'Auf diesem Gerät angemeldet bleiben',
    stayHint: 'Nur auf einem Gerät, das sonst niemand verwendet.',
    forgotPassword: 'Passwort vergessen?',
    noAccount: 'Noch kein Konto?',
    register: 'Konto erstellen',
  },
  secondStep: {
    heading: 'Noch ein Schritt',
    text: 'Geben Sie den Code aus Ihrer Authenticator-App ein.',
    code: 'Code aus Ihrer Authenticator-App',
    recoveryText: 'Geben Sie einen der Wiederherstellungscodes ein, die Sie gespeichert haben. Jeder gilt nur einmal.',
    recoveryCode: 'Wiederherstellungscode',
    useRecoveryCode: 'Wiederherstellungscode verwenden',
    useApp: 'Authenticator-App verwenden',
    recoveryCodeInvalid:
      'Das ist keiner Ihrer Wiederherstellungscodes. Falls Sie inzwischen neue erstellt haben, gelten die alten nicht mehr.',
    recoveryCodeUsed: 'Dieser Wiederherstellungscode wurde bereits verwendet. Geben Sie einen anderen ein.',
    submit: 'Anmelden',
    back: 'Zurück',
  },
  deviceLink: {
    noWait:
      'Sie möchten nicht warten? Mit einem Link, den wir Ihnen per E-Mail senden, können Sie sich auf diesem Gerät gleich anmelden.',
    send: 'Link per E-Mail senden',
    sent: 'Wenn es zu dieser Adresse ein Konto gibt, haben wir einen Link gesendet. Öffnen Sie ihn auf diesem Gerät und melden Sie sich dann an.',
    arrived: 'Danke, Sie können sich auf diesem Gerät jetzt anmelden. Ihr Passwort brauchen Sie weiterhin.',
  },
} satisfies Pick<MessageGroups, 'signIn' | 'secondStep' | 'deviceLink'>;
