import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  accountProfile: {
    heading: 'Ihr Profil',
    submit: 'Speichern',
    authentication: 'Passwort und Sicherheit',
    savedName: 'Ihr Name wurde gespeichert.',
    savedEmail:
      'Wir haben eine E-Mail an Ihre neue Adresse gesendet. Öffnen Sie den Link darin, um die Änderung zu bestätigen.',
    savedBoth:
      'Ihr Name wurde gespeichert. Wir haben eine E-Mail an Ihre neue Adresse gesendet. Öffnen Sie den Link darin, um die Änderung zu bestätigen.',
    savedNameOnly: 'Ihr Name wurde gespeichert. Ihre E-Mail-Adresse wurde nicht geändert.',
    nothingToSave: 'Es hat sich nichts geändert.',
    pending: 'Wartet auf Ihre Bestätigung',
    pendingText: 'Öffnen Sie den Link in der E-Mail an',
    pendingUntil: 'Bis dahin verwendet Ihr Konto weiter',
    resend: 'E-Mail erneut senden',
    resendIn: (time) => `Erneut senden in ${time}`,
    resent: 'Eine neue E-Mail ist unterwegs.',
    cancel: 'Änderung abbrechen',
    cancelled: 'Die Änderung Ihrer E-Mail-Adresse wurde abgebrochen.',
    confirmed: 'Ihre neue E-Mail-Adresse ist bestätigt.',
  },
  furtherFields: {
    savedName: 'Ihre Änderungen wurden gespeichert.',
    savedBoth:
      'Ihre Änderungen wurden gespeichert. Wir haben eine E-Mail an Ihre neue Adresse gesendet. Öffnen Sie den Link darin, um die Änderung zu bestätigen.',
    savedNameOnly: 'Ihre anderen Änderungen wurden gespeichert. Ihre E-Mail-Adresse wurde nicht geändert.',
    language: 'Sprache',
    languageHint: 'Für die E-Mails, die wir Ihnen senden.',
    notChosen: 'Nicht ausgewählt',
    optional: (label) => `${label} (optional)`,
    perLine: 'Einen Wert pro Zeile.',
    tooShort: (length) => `Mindestens ${length} Zeichen.`,
    tooLong: (length) => `Höchstens ${length} Zeichen.`,
    pattern: 'Das Format stimmt nicht.',
    option: 'Wählen Sie eine der Möglichkeiten.',
  },
  emailElsewhere: {
    submit: 'E-Mail-Adresse ändern',
    text: 'Dafür öffnet sich eine andere Seite. Ihre Adresse bleibt gleich, bis Sie die Änderung dort abgeschlossen haben. Danach kommen Sie hierher zurück.',
    notYet:
      'Ihre E-Mail-Adresse wurde noch nicht geändert. Falls Sie eine E-Mail dazu erhalten haben, öffnen Sie den Link darin.',
    blockingText:
      'Dafür öffnet sich eine andere Seite. Wenn Sie dort eine neue Adresse eingeben, können Sie sich nirgends mehr anmelden, bis Sie den Link in der E-Mail an diese Adresse geöffnet haben. Danach kommen Sie mit „Zurück“ in Ihrem Browser hierher.',
    blocking:
      'Ihre E-Mail-Adresse wurde noch nicht geändert. Falls Sie eine neue eingegeben haben, öffnen Sie den Link in der E-Mail an diese Adresse: Bis dahin können Sie sich nirgends anmelden. Um die bisherige zu behalten, beginnen Sie noch einmal und geben dort diese ein.',
  },
} satisfies Pick<MessageGroups, 'accountProfile' | 'emailElsewhere' | 'furtherFields'>;
