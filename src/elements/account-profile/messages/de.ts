import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  accountProfile: {
    heading: 'Ihr Profil',
    submit: 'Speichern',
    authentication: 'Einstellungen zur Anmeldung',
    savedName: 'Ihr Name ist gespeichert.',
    savedEmail:
      'Wir haben eine E-Mail an Ihre neue Adresse gesendet. Öffnen Sie den Link darin, um die Änderung zu bestätigen.',
    savedBoth:
      'Ihr Name ist gespeichert. An Ihre neue Adresse haben wir eine E-Mail gesendet: Öffnen Sie den Link darin, um diese Änderung zu bestätigen.',
    savedNameOnly: 'Ihr Name ist gespeichert, Ihre E-Mail-Adresse ist nicht geändert.',
    nothingToSave: 'Es hat sich nichts geändert.',
    pending: 'Wartet auf Ihre Bestätigung',
    pendingText: 'Öffnen Sie den Link in der E-Mail an',
    pendingUntil: 'Bis dahin bleibt Ihr Konto bei',
    resend: 'E-Mail erneut senden',
    resendIn: (time) => `Erneut senden in ${time}`,
    resent: 'Eine neue E-Mail ist unterwegs.',
    cancel: 'Änderung abbrechen',
    cancelled: 'Die Änderung Ihrer E-Mail-Adresse ist abgebrochen.',
    confirmed: 'Ihre neue E-Mail-Adresse ist bestätigt.',
  },
  emailElsewhere: {
    submit: 'E-Mail-Adresse ändern',
    text: 'Dafür öffnet sich eine andere Seite. Ihre Adresse bleibt gleich, bis Sie die Änderung dort abgeschlossen haben. Danach kommen Sie hierher zurück.',
    notYet:
      'Ihre E-Mail-Adresse ist noch nicht geändert. Wenn Sie eine E-Mail dazu bekommen haben, öffnen Sie den Link darin.',
  },
} satisfies Pick<MessageGroups, 'accountProfile' | 'emailElsewhere'>;
