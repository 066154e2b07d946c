import type { MessageGroups } from '../../i18n/message-groups.ts';

export default {
  signedIn: {
    heading: 'Sie sind angemeldet',
    signedInAs: 'Angemeldet als',
    continue: 'Weiter',
    useAnotherAccount: 'Anderes Konto verwenden',
  },
  remote: {
    loading: 'Wird geladen …',
    signIn: 'Anmelden',
    otherAccount: (email) => `Sie sind jetzt als ${email} angemeldet.`,
  },
  passwordProof: {
    heading: 'Bestätigen Sie Ihre Identität',
    registrationLead:
      'Die Registrierung erfolgte in einem anderen Browser. Um hier fortzufahren, geben Sie das Passwort ein, das gewählt wurde für',
    changeLead: 'Diese E-Mail-Adresse wurde angefordert für das Konto',
    changeText:
      'Wenn das Konto Ihnen gehört, geben Sie dessen Passwort ein. Andernfalls schließen Sie diese Seite; dann ändert sich nichts.',
    submit: 'Weiter',
    chooseNew: 'Stattdessen ein neues Passwort wählen',
    newHeading: 'Neues Passwort wählen',
    newLead: 'Das wird das Passwort für',
    newText: 'Falls sich jemand anderes mit dieser Adresse registriert hat, kann er das Konto nicht nutzen.',
    newPassword: 'Neues Passwort',
    knowIt: 'Passwort von der Registrierung verwenden',
    codeHeading: 'Noch ein Schritt',
    codeText: 'Geben Sie den Code aus Ihrer Authenticator-App ein.',
    code: 'Code aus Ihrer Authenticator-App',
    recoveryText: 'Geben Sie einen der Wiederherstellungscodes ein, die Sie gespeichert haben. Jeder gilt nur einmal.',
    recoveryCode: 'Wiederherstellungscode',
    recoveryCodeInvalid:
      'Das ist keiner Ihrer Wiederherstellungscodes. Falls Sie inzwischen neue erstellt haben, gelten die alten nicht mehr.',
    recoveryCodeUsed: 'Dieser Wiederherstellungscode wurde bereits verwendet. Geben Sie einen anderen ein.',
    useRecoveryCode: 'Wiederherstellungscode verwenden',
    useApp: 'Authenticator-App verwenden',
  },
  deviceName: {
    label: 'Name des Geräts',
    hint: 'Damit Sie Ihre Geräte unterscheiden können, zum Beispiel „Handy“.',
    invalid: (maxLength) => `Geben Sie einen Namen mit höchstens ${maxLength} Zeichen ein.`,
  },
  copy: {
    copied: 'Kopiert',
    selected: 'Ausgewählt. Drücken Sie Strg+C oder ⌘C, um zu kopieren.',
  },
  redirect: {
    text: 'Dafür öffnet sich eine andere Seite. Danach kommen Sie hierher zurück.',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es erneut.',
    unknown: 'Sie sind zurückgekommen, bevor es abgeschlossen war. Was Sie hier sehen, ist auf dem neuesten Stand.',
  },
  redirectEntry: {
    sessionText: 'Sie melden sich auf unserer Kontoseite an und kommen hierher zurück.',
    session: 'Anmelden',
    registrationText: 'Sie erstellen Ihr Konto auf unserer Kontoseite und kommen hierher zurück.',
    registration: 'Konto erstellen',
  },
  stepUpReturn: {
    proved: (button) => `Danke, Ihre Identität ist bestätigt. Klicken Sie erneut auf „${button}“, um fortzufahren.`,
    provedSecrets: (button) =>
      `Danke, Ihre Identität ist bestätigt. Ergänzen Sie, was fehlt, und klicken Sie erneut auf „${button}“.`,
    failed: 'Wir konnten Ihre Identität nicht bestätigen. Es wurde nichts geändert. Bitte versuchen Sie es erneut.',
    unknown: 'Sie sind zurückgekommen, bevor wir Ihre Identität bestätigen konnten. Es wurde nichts geändert.',
  },
  signInBeside: {
    newTab: 'öffnet in neuem Tab',
    again: 'Sie sind wieder angemeldet. Ihre Eingaben sind noch nicht gespeichert.',
    againSecrets: 'Sie sind wieder angemeldet. Ergänzen Sie, was fehlt, um fortzufahren.',
  },
  setUpElsewhere: {
    text: 'Sie richten die App auf einer anderen Seite ein und kommen danach hierher zurück.',
    submit: 'Authenticator-App einrichten',
  },
} satisfies Pick<
  MessageGroups,
  | 'signedIn'
  | 'remote'
  | 'deviceName'
  | 'passwordProof'
  | 'copy'
  | 'redirect'
  | 'redirectEntry'
  | 'stepUpReturn'
  | 'signInBeside'
  | 'setUpElsewhere'
>;
