import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  verifyEmail: {
    waitingHeading: 'Sehen Sie in Ihr Postfach',
    sentTo: 'Wir haben eine E-Mail gesendet an',
    openLink: 'Öffnen Sie den Link darin, um fortzufahren. Das geht auf jedem Gerät: Diese Seite bemerkt es.',
    resend: 'E-Mail noch einmal senden',
    resendIn: (time) => `Noch einmal senden in ${time}`,
    resent: 'Eine neue E-Mail ist unterwegs.',
    wrongAddress: 'Falsche Adresse?',
    changeAddress: 'Adresse ändern',
    nothingComes: 'Keine E-Mail erhalten?',
    help: [
      'Es kann einige Minuten dauern.',
      'Sehen Sie im Spam-Ordner nach.',
      'Prüfen Sie, ob die Adresse oben stimmt.',
      'Wenn Sie mit dieser Adresse schon ein Konto haben, steht das in der E-Mail.',
    ],
    clickHeading: 'Adresse bestätigen',
    clickText: 'Ein Klick, und Ihre Adresse ist bestätigt.',
    click: 'Hier klicken und fortfahren',
    verifiedHeading: 'Ihre Adresse ist bestätigt',
    verifiedText: 'Vielen Dank. Sie können sich jetzt anmelden.',
    alreadyHeading: 'Bereits bestätigt',
    alreadyText: 'Diese Adresse wurde schon bestätigt. Sie können sich anmelden.',
    usedHeading: 'Dieser Link wurde schon verwendet',
    usedText:
      'Jeder Link gilt einmal. Wenn Sie ihn schon geöffnet haben, ist Ihre Adresse bestätigt und Sie können sich anmelden.',
    expiredHeading: 'Dieser Link ist abgelaufen',
    expiredText: 'Geben Sie Ihre E-Mail-Adresse ein, und wir senden Ihnen einen neuen.',
    invalidHeading: 'Dieser Link funktioniert nicht',
    invalidText:
      'Vielleicht wurde er unterwegs abgeschnitten. Kopieren Sie den ganzen Link aus der E-Mail oder lassen Sie sich einen neuen senden.',
    sendNew: 'Neuen Link senden',
    emailNeeded:
      'Geben Sie die Adresse ein, mit der Sie sich registriert haben, und wir senden die E-Mail noch einmal.',
  },
} satisfies Pick<MessageGroups, 'verifyEmail'>;
