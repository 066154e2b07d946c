import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  forgotPassword: {
    heading: 'Passwort vergessen?',
    text: 'Geben Sie Ihre E-Mail-Adresse ein, und wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
    submit: 'Link senden',
    sentHeading: 'Sehen Sie in Ihr Postfach',
    sentText: 'Wenn es zu dieser Adresse ein Konto gibt, ist eine E-Mail unterwegs an',
    sentNext: 'Öffnen Sie den Link darin, um ein neues Passwort zu wählen. Er gilt einmal, und nicht lange.',
    resend: 'E-Mail noch einmal senden',
    resendIn: (time) => `Noch einmal senden in ${time}`,
    resent: 'Wenn es ein Konto gibt, ist eine neue E-Mail unterwegs.',
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
