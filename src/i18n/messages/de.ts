import type { MessageGroups } from '../message-groups.ts';

export default {
  form: {
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    passwordConfirmation: 'Passwort wiederholen',
    // Stands on a small button beside the field; what it shows is said by `showPassword`.
    show: 'Anzeigen',
    hide: 'Verbergen',
    showPassword: 'Passwort anzeigen',
    hidePassword: 'Passwort verbergen',
    passwordHint: (minLength) => `Mindestens ${minLength} Zeichen. Gut eignen sich mehrere zufällige Wörter.`,
    passwordMissing: (missing) => `Noch ${missing} Zeichen`,
    passwordMet: 'Lang genug',
    tryAgain: 'Erneut versuchen',
    tryAgainIn: (time) => `Erneut versuchen in ${time}`,
    signIn: 'Anmelden',
  },
  connectionProblems: {
    offline: 'Sie sind offline. Es geht nichts verloren: Versuchen Sie es noch einmal, wenn Sie wieder online sind.',
    timed_out: 'Der Dienst hat nicht rechtzeitig geantwortet. Sie können es einfach noch einmal versuchen.',
    unreachable: 'Der Dienst ist nicht erreichbar. Sie können es einfach noch einmal versuchen.',
    part_missing: 'Ein Teil der Seite fehlt. Versuchen Sie es noch einmal, oder laden Sie die Seite neu.',
  },
} satisfies Pick<MessageGroups, 'form' | 'connectionProblems'>;
