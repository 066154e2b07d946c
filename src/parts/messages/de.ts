import type { MessageGroups } from '../../i18n/message-groups.ts';

export default {
  signedIn: {
    heading: 'Sie sind angemeldet',
    signedInAs: 'Angemeldet als',
    continue: 'Fortfahren',
    useAnotherAccount: 'Anderes Konto verwenden',
  },
  remote: {
    loading: 'Wird geladen …',
    signIn: 'Anmelden',
    newTab: 'öffnet in neuem Tab',
    otherAccount: (email) => `Sie sind jetzt als ${email} angemeldet.`,
  },
  deviceName: {
    label: 'Name des Geräts',
    hint: 'Damit Sie Ihre Geräte unterscheiden, etwa „Telefon“.',
    invalid: (maxLength) => `Geben Sie einen Namen mit höchstens ${maxLength} Zeichen ein.`,
  },
  copy: {
    copied: 'Kopiert',
    selected: 'Ausgewählt: Kopieren Sie mit Strg+C oder ⌘C',
  },
  redirect: {
    text: 'Dafür öffnet sich eine andere Seite. Danach kommen Sie hierher zurück.',
    failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
    unknown: 'Sie sind zurückgekommen, bevor es abgeschlossen war. Was Sie hier sehen, ist auf dem neuesten Stand.',
  },
  redirectEntry: {
    sessionText: 'Sie melden sich auf unserer Kontoseite an und kommen hierher zurück.',
    session: 'Anmelden',
    registrationText: 'Sie erstellen Ihr Konto auf unserer Kontoseite und kommen hierher zurück.',
    registration: 'Konto erstellen',
  },
  stepUpReturn: {
    proved: (button) =>
      `Danke, wir wissen jetzt, dass Sie es sind. Drücken Sie noch einmal auf „${button}“, um fortzufahren.`,
    provedSecrets: (button) =>
      `Danke, wir wissen jetzt, dass Sie es sind. Ergänzen Sie, was fehlt, und drücken Sie noch einmal auf „${button}“.`,
    failed:
      'Wir konnten nicht bestätigen, dass Sie es sind. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.',
    unknown: 'Sie sind zurückgekommen, bevor wir bestätigen konnten, dass Sie es sind. Es wurde nichts geändert.',
  },
  setUpElsewhere: {
    text: 'Sie richten die App auf einer anderen Seite ein und kommen danach hierher zurück.',
    submit: 'Authenticator-App einrichten',
  },
} satisfies Pick<
  MessageGroups,
  'signedIn' | 'remote' | 'deviceName' | 'copy' | 'redirect' | 'redirectEntry' | 'stepUpReturn' | 'setUpElsewhere'
>;
