import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  confirmEmail: {
    clickHeading: 'Neue E-Mail-Adresse bestätigen',
    clickText: 'Nur ein Klick, und Ihr Konto verwendet ab jetzt diese Adresse.',
    click: 'E-Mail-Adresse bestätigen',
    doneHeading: 'Ihre E-Mail-Adresse wurde geändert',
    doneText: 'Ab jetzt melden Sie sich an mit',
    usedHeading: 'Dieser Link wurde bereits verwendet',
    usedText:
      'Jeder Link funktioniert nur einmal. Wenn Sie ihn schon geöffnet haben, ist Ihre neue Adresse bestätigt. Ihre aktuelle Adresse steht auf Ihrer Kontoseite.',
    expiredHeading: 'Dieser Link ist abgelaufen',
    expiredText: 'Ihre Adresse wurde nicht geändert. Auf Ihrer Kontoseite können Sie die E-Mail erneut senden.',
    invalidHeading: 'Dieser Link funktioniert nicht',
    invalidText:
      'Möglicherweise fehlt ein Teil, oder die Änderung wurde abgebrochen oder durch eine neuere ersetzt. Ihre aktuelle Adresse steht auf Ihrer Kontoseite.',
    takenHeading: 'Diese Adresse hat bereits ein Konto',
    takenText:
      'Jemand, vielleicht Sie selbst, hat damit schon ein Konto. Ihre Adresse wurde nicht geändert. Auf Ihrer Kontoseite können Sie eine andere wählen.',
    account: 'Zu Ihrem Konto',
  },
} satisfies Pick<MessageGroups, 'confirmEmail'>;
