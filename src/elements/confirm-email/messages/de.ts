import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  confirmEmail: {
    clickHeading: 'Neue E-Mail-Adresse bestätigen',
    clickText: 'Ein Klick, und Ihr Konto verwendet von jetzt an diese Adresse.',
    click: 'E-Mail-Adresse bestätigen',
    doneHeading: 'Ihre E-Mail-Adresse ist geändert',
    doneText: 'Von jetzt an melden Sie sich an mit',
    usedHeading: 'Dieser Link wurde schon verwendet',
    usedText:
      'Jeder Link gilt einmal. Wenn Sie ihn schon geöffnet haben, ist Ihre neue Adresse bestätigt. Ihre Kontoseite zeigt, welche gilt.',
    expiredHeading: 'Dieser Link ist abgelaufen',
    expiredText:
      'Ihre Adresse hat sich nicht geändert. Auf Ihrer Kontoseite können Sie sich die E-Mail noch einmal senden lassen.',
    invalidHeading: 'Dieser Link funktioniert nicht',
    invalidText:
      'Vielleicht wurde er unterwegs abgeschnitten, oder die Änderung wurde abgebrochen oder durch eine andere ersetzt. Ihre Kontoseite zeigt, welche Adresse gilt.',
    takenHeading: 'Zu dieser Adresse gibt es schon ein Konto',
    takenText:
      'Jemand, vielleicht Sie, hat damit ein Konto. Ihre Adresse hat sich nicht geändert; wählen Sie auf Ihrer Kontoseite eine andere.',
    account: 'Zu Ihrem Konto',
  },
} satisfies Pick<MessageGroups, 'confirmEmail'>;
