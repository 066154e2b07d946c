import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  forgotPassword: {
    heading: 'Passwort vergessen?',
    text: 'Geben Sie Ihre E-Mail-Adresse ein, und wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen können.',
    submit: 'Link senden',
    sentHeading: 'Prüfen Sie Ihr Postfach',
    sentText: 'Falls es zu dieser Adresse ein Konto gibt, haben wir eine E-Mail gesendet an',
    sentNext:
      'Öffnen Sie den Link darin, um ein neues Passwort zu wählen. Der Link funktioniert nur einmal und läuft bald ab.',
    resend: 'E-Mail erneut senden',
    resendIn: (time) => `Erneut senden in ${time}`,
    resent: 'Falls es ein Konto gibt, ist eine neue E-Mail unterwegs.',
    wrongAddress: 'Falsche Adresse?',
    changeAddress: 'Adresse ändern',
    nothingComes: 'Keine E-Mail erhalten?',
    help: [
      'Es kann einige Minuten dauern.',
      'Sehen Sie im Spam-Ordner nach.',
      'Vielleicht hat Ihr Konto eine andere Adresse.',
    ],
    backToSignIn: 'Zurück zur Anmeldung',
  },
} satisfies Pick<MessageGroups, 'forgotPassword'>;
