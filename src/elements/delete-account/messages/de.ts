import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  deleteAccount: {
    heading: 'Konto löschen',
    text: 'Damit löschen Sie Ihr Konto und alles, was dazugehört, sofort und endgültig. Das lässt sich nicht rückgängig machen.',
    hosts: 'Hosts, die abgeschaltet werden',
    integrations: 'Integrationen, die entfernt werden',
    subscriptions: 'Abonnements, die enden',
    phrase: 'mein Konto löschen',
    confirmation: (phrase) => `Zur Bestätigung geben Sie „${phrase}“ ein`,
    submit: 'Mein Konto löschen',
    gettingReady: 'Einen Moment …',
    pressAgain: 'Jetzt geht es. Klicken Sie noch einmal, um Ihr Konto zu löschen.',
    doneHeading: 'Ihr Konto wurde gelöscht',
    doneText:
      'Alles, was dazugehörte, ist gelöscht, und Sie wurden überall abgemeldet. Wir haben Ihnen zur Bestätigung eine E-Mail gesendet.',
    elsewhere: 'Das bestätigen Sie auf einer anderen Seite. Bis dahin wird nichts gelöscht.',
    doneElsewhere: 'Alles, was dazugehörte, ist gelöscht, und Sie wurden abgemeldet.',
    signedOutHeading: 'Sie sind abgemeldet',
    signedOutText:
      'Wenn Sie das Löschen bestätigt haben, ist Ihr Konto gelöscht. Wenn nicht, besteht es noch: Melden Sie sich an, um es zu sehen.',
    stillThere:
      'Ihr Konto wurde nicht gelöscht. Falls Sie es weiterhin löschen möchten, versuchen Sie es bitte erneut.',
    continue: 'Weiter',
  },
} satisfies Pick<MessageGroups, 'deleteAccount'>;
