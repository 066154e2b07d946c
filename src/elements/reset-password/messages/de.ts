import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  resetPassword: {
    heading: 'Neues Passwort wählen',
    lead: 'Das wird das Passwort für',
    newPassword: 'Neues Passwort',
    submit: 'Neues Passwort speichern',
    doneHeading: 'Ihr Passwort wurde geändert',
    doneText: 'Sie wurden überall abgemeldet. Melden Sie sich mit dem neuen Passwort an.',
    usedHeading: 'Dieser Link wurde bereits verwendet',
    usedText:
      'Jeder Link funktioniert nur einmal. Wenn Sie das waren, melden Sie sich mit dem neuen Passwort an. Andernfalls fordern Sie einen neuen Link an.',
    expiredHeading: 'Dieser Link ist abgelaufen',
    expiredText: 'Ihr Passwort wurde nicht geändert. Fordern Sie einen neuen Link an.',
    invalidHeading: 'Dieser Link funktioniert nicht',
    invalidText:
      'Möglicherweise fehlt ein Teil, oder eine neuere E-Mail hat ihn ersetzt. Kopieren Sie den ganzen Link aus der neuesten E-Mail oder fordern Sie einen neuen an.',
    askAgain: 'Neuen Link anfordern',
  },
} satisfies Pick<MessageGroups, 'resetPassword'>;
