import type { MessageGroups } from '../message-groups.ts';

export default {
  form: {
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    passwordConfirmation: 'Passwort wiederholen',
    // Stands on a small button beside the field; what it shows is said by `showPassword`.
    show: 'Zeigen',
    hide: 'Verbergen',
    showPassword: 'Passwort zeigen',
    hidePassword: 'Passwort verbergen',
    passwordHint: (minLength) => `Mindestens ${minLength} Zeichen. Gut sind einige Wörter hintereinander.`,
    passwordMissing: (missing) => `Noch ${missing} Zeichen`,
    passwordMet: 'Lang genug',
    tryAgain: 'Noch einmal versuchen',
    tryAgainIn: (time) => `Erneut versuchen in ${time}`,
    signIn: 'Anmelden',
  },
  connectionProblems: {
    offline:
      'Sie sind nicht mit dem Internet verbunden. Es geht nichts verloren: Versuchen Sie es noch einmal, sobald Sie verbunden sind.',
    timed_out: 'Es kam keine rechtzeitige Antwort. Sie können es gefahrlos noch einmal versuchen.',
    unreachable: 'Der Dienst ist nicht erreichbar. Sie können es gefahrlos noch einmal versuchen.',
    service_unavailable: 'Der Dienst hat gerade eine Störung. Bitte versuchen Sie es in Kürze noch einmal.',
    unexpected_answer: ({ reference }) =>
      `Beim Dienst ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.${reference ? ` Wenn es dabei bleibt, nennen Sie dem Support diese Nummer: ${reference}` : ''}`,
  },
} satisfies Pick<MessageGroups, 'form' | 'connectionProblems'>;
