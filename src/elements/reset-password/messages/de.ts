import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  resetPassword: {
    heading: 'Neues Passwort wählen',
    newPassword: 'Neues Passwort',
    submit: 'Passwort setzen',
    doneHeading: 'Ihr Passwort ist geändert',
    doneText: 'Sie sind überall abgemeldet. Melden Sie sich mit dem neuen Passwort an.',
    usedHeading: 'Dieser Link wurde schon verwendet',
    usedText:
      'Jeder Link gilt einmal. Wenn Sie das waren, melden Sie sich mit dem neuen Passwort an; wenn nicht, fordern Sie einen neuen Link an.',
    expiredHeading: 'Dieser Link ist abgelaufen',
    expiredText: 'Ihr Passwort hat sich nicht geändert. Fordern Sie einen neuen Link an.',
    invalidHeading: 'Dieser Link funktioniert nicht',
    invalidText:
      'Vielleicht wurde er unterwegs abgeschnitten, oder eine neuere E-Mail hat ihn ersetzt. Kopieren Sie den ganzen Link aus der letzten E-Mail, oder fordern Sie einen neuen an.',
    askAgain: 'Neuen Link anfordern',
  },
} satisfies Pick<MessageGroups, 'resetPassword'>;
