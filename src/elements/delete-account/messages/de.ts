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
    pressAgain: 'Jetzt ist es so weit. Drücken Sie noch einmal, um Ihr Konto zu löschen.',
    doneHeading: 'Ihr Konto ist gelöscht',
    doneText:
      'Alles, was dazugehörte, ist gelöscht, und Sie sind überall abgemeldet. Wir haben Ihnen dazu eine E-Mail gesendet.',
    elsewhere: 'Das bestätigen Sie auf einer anderen Seite. Bis dahin wird nichts gelöscht.',
    doneElsewhere: 'Alles, was dazugehörte, ist gelöscht, und Sie sind abgemeldet.',
    stillThere:
      'Ihr Konto ist nicht gelöscht, es ist noch da. Wenn Sie es löschen möchten, versuchen Sie es bitte noch einmal.',
    continue: 'Weiter',
  },
} satisfies Pick<MessageGroups, 'deleteAccount'>;
