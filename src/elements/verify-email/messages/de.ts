import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  verifyEmail: {
    waitingHeading: 'Prüfen Sie Ihr Postfach',
    sentTo: 'Wir haben eine E-Mail gesendet an',
    openLink:
      'Öffnen Sie den Link darin, um fortzufahren, auf einem beliebigen Gerät. Diese Seite aktualisiert sich von selbst.',
    resend: 'E-Mail erneut senden',
    resendIn: (time) => `Erneut senden in ${time}`,
    resent: 'Eine neue E-Mail ist unterwegs.',
    wrongAddress: 'Falsche Adresse?',
    changeAddress: 'Adresse ändern',
    nothingComes: 'Keine E-Mail erhalten?',
    help: [
      'Es kann einige Minuten dauern.',
      'Sehen Sie im Spam-Ordner nach.',
      'Prüfen Sie, ob die Adresse oben stimmt.',
      'Falls Sie mit dieser Adresse bereits ein Konto haben, steht das in der E-Mail.',
    ],
    clickHeading: 'Adresse bestätigen',
    clickText: 'Nur ein Klick, und Ihre Adresse ist bestätigt.',
    click: 'Hier klicken und fortfahren',
    verifiedHeading: 'Ihre Adresse ist bestätigt',
    verifiedText: 'Melden Sie sich an, um fortzufahren.',
    alreadyHeading: 'Bereits bestätigt',
    alreadyText: 'Diese Adresse wurde bereits bestätigt. Sie können sich anmelden.',
    usedHeading: 'Dieser Link wurde bereits verwendet',
    usedText:
      'Jeder Link funktioniert nur einmal. Wenn Sie ihn schon geöffnet haben, ist Ihre Adresse bestätigt und Sie können sich anmelden.',
    expiredHeading: 'Dieser Link ist abgelaufen',
    expiredText: 'Geben Sie Ihre E-Mail-Adresse ein, und wir senden Ihnen einen neuen.',
    invalidHeading: 'Dieser Link funktioniert nicht',
    invalidText:
      'Möglicherweise fehlt ein Teil. Kopieren Sie den ganzen Link aus der E-Mail oder fordern Sie einen neuen an.',
    sendNew: 'Neuen Link senden',
    emailNeeded: 'Geben Sie die Adresse ein, mit der Sie sich registriert haben, und wir senden die E-Mail erneut.',
  },
} satisfies Pick<MessageGroups, 'verifyEmail'>;
