/** German words of the second factor and of the account page; a part of `../de.ts`. */
import type { AccountMenuMessages } from '../../elements/account-menu/ems-account-menu.messages.ts';
import type { AccountMessages } from '../../elements/account/ems-account.messages.ts';
import type { RecoveryCodesMessages } from '../../elements/recovery-codes/ems-recovery-codes.messages.ts';
import type { RedirectEntryMessages } from '../../parts/redirect-entry.messages.ts';
import type { SetUpElsewhereMessages } from '../../parts/set-up-elsewhere.messages.ts';
import type { CodesElsewhereMessages } from '../../elements/recovery-codes/codes-elsewhere.messages.ts';
import type { ProofElsewhereMessages } from '../../elements/reauthenticate/proof-elsewhere.messages.ts';
import type { RedirectMessages } from '../../parts/redirect.messages.ts';
import type { StepUpReturnMessages } from '../../parts/step-up-return.messages.ts';
import type { SecondStepMessages } from '../../elements/sign-in/second-step.messages.ts';
import type { TotpSetupMessages } from '../../elements/totp-setup/ems-totp-setup.messages.ts';
import type { TwoFactorMessages } from '../../elements/two-factor/ems-two-factor.messages.ts';
import type { CopyMessages } from '../../parts/copy.messages.ts';
import type { DeviceNameMessages } from '../../parts/device-name.messages.ts';

const totpSetup: TotpSetupMessages = {
  heading: 'Authenticator-App einrichten',
  introduction:
    'Eine Authenticator-App auf Ihrem Telefon zeigt Codes, die sich ständig ändern. Mit ihnen genügt Ihr Passwort allein nicht mehr zum Anmelden.',
  begin: 'Beginnen',
  loading: 'Wird geladen …',
  scan: '1. Scannen Sie dieses Bild mit Ihrer App.',
  picture:
    'QR-Code für Ihre Authenticator-App. Wenn Sie ihn nicht scannen können, verwenden Sie den Schlüssel darunter.',
  noPicture: 'Das Bild konnte nicht geladen werden. Verwenden Sie den Schlüssel darunter.',
  openApp: 'Authenticator-App öffnen',
  unableToScan: 'Scannen nicht möglich?',
  enterKey: 'Geben Sie diesen Schlüssel in Ihrer App von Hand ein:',
  copyKey: 'Schlüssel kopieren',
  values: 'Wenn Ihre App nach mehr fragt, sind das die Werte:',
  type: 'Typ',
  timeBased: 'Zeitbasiert (TOTP)',
  algorithm: 'Algorithmus',
  digits: 'Ziffern',
  interval: 'Intervall',
  seconds: (seconds) => `${seconds} Sekunden`,
  enterCode: '2. Geben Sie den Code ein, den die App zeigt, und benennen Sie das Gerät.',
  code: 'Code',
  codeHint: (digits) => `${digits} Ziffern. Ein neuer Code kommt von selbst.`,
  submit: 'Einrichten',
  cancel: 'Abbrechen',
  again:
    'Diese Einrichtung galt nicht mehr. Löschen Sie ihren Eintrag in der App, scannen Sie dieses neue Bild und geben Sie den Code ein, den die App dann zeigt.',
  done: (name) => `„${name}“ ist eingerichtet. Von jetzt an fragt die Anmeldung nach einem Code davon.`,
};

const recoveryCodes: RecoveryCodesMessages = {
  // Too long for a heading on a small screen: it says where it may be divided.
  heading: 'Wiederherstellungs\u00adcodes',
  none: 'Wiederherstellungscodes erhalten Sie mit Ihrer ersten Authenticator-App.',
  purpose: 'Mit einem Wiederherstellungscode melden Sie sich an, wenn Ihre Authenticator-App nicht erreichbar ist.',
  left: (remaining, total) => `${remaining} von ${total} Codes sind übrig.`,
  made: (date) => `Erstellt am ${date}.`,
  few: (remaining) =>
    remaining === 0
      ? 'Es ist kein Wiederherstellungscode mehr übrig. Erstellen Sie jetzt neue.'
      : 'Nur wenige Wiederherstellungs\u00adcodes sind übrig. Erstellen Sie neue, bevor keiner mehr da ist.',
  invalidates: 'Neue Codes ersetzen die alten; diese gelten dann sofort nicht mehr.',
  generate: 'Neue Codes erstellen',
  generateFirst: 'Codes erstellen',
  generating: 'Ihre Codes werden erstellt …',
  keep: 'Bewahren Sie diese Codes so auf, dass Sie sie ohne Ihr Telefon finden. Jeder gilt einmal. Sie werden nur jetzt gezeigt.',
  copy: 'Kopieren',
  download: 'Speichern',
  print: 'Drucken',
  saved: 'Ich habe diese Codes gespeichert',
  submit: 'Fertig',
  done: 'Ihre neuen Wiederherstellungscodes gelten.',
  title: (service) => `Wiederherstellungscodes für ${service}`,
  note: 'Jeder Code gilt einmal.',
  fileName: 'wiederherstellungscodes',
};

const twoFactor: TwoFactorMessages = {
  heading: 'Zwei-Faktor-Anmeldung',
  off: 'Die Zwei-Faktor-Anmeldung ist aus.',
  offText:
    'Mit ihr braucht die Anmeldung außer Ihrem Passwort einen Code aus einer App auf Ihrem Telefon. Ein gestohlenes Passwort allein nützt dann niemandem.',
  on: 'Zur Anmeldung gehört außer Ihrem Passwort ein Code aus einer dieser Apps.',
  devices: 'Ihre Authenticator-Apps',
  added: 'Hinzugefügt am',
  lastUsed: 'zuletzt verwendet am',
  neverUsed: 'noch nicht verwendet',
  set: 'Ihre Authenticator-App ist eingerichtet.',
  add: 'Authenticator-App hinzufügen',
  addFirst: 'Authenticator-App einrichten',
  rename: 'Umbenennen',
  renameDevice: (name) => `Umbenennen: ${name}`,
  save: 'Speichern',
  cancel: 'Abbrechen',
  renamed: (name) => `Das Gerät heißt jetzt „${name}“.`,
  remove: 'Entfernen',
  removeDevice: (name) => `Entfernen: ${name}`,
  removeText: (name) => `„${name}“ entfernen? Codes davon gelten dann nicht mehr.`,
  removeLastText: (name) =>
    `„${name}“ entfernen? Es ist Ihr einziges Gerät: Zum Anmelden genügt dann Ihr Passwort, und Ihre Wiederherstellungscodes gelten nicht mehr.`,
  keep: 'Behalten',
  removed: (name) => `„${name}“ ist entfernt.`,
  recoveryCodes: 'Wiederherstellungs\u00adcodes',
};

const secondStep: SecondStepMessages = {
  heading: 'Noch ein Schritt',
  text: 'Geben Sie den Code ein, den Ihre Authenticator-App jetzt zeigt.',
  code: 'Code aus Ihrer Authenticator-App',
  recoveryText: 'Geben Sie einen der Wiederherstellungscodes ein, die Sie gespeichert haben. Jeder gilt einmal.',
  recoveryCode: 'Wiederherstellungscode',
  useRecoveryCode: 'Wiederherstellungscode verwenden',
  useApp: 'Authenticator-App verwenden',
  recoveryCodeInvalid:
    'Das ist keiner Ihrer Wiederherstellungscodes. Wenn Sie inzwischen neue erstellt haben, gelten die alten nicht mehr.',
  recoveryCodeUsed: 'Dieser Wiederherstellungscode wurde schon verwendet. Geben Sie bitte einen anderen ein.',
  submit: 'Anmelden',
  back: 'Zurück',
};

const deviceName: DeviceNameMessages = {
  label: 'Name des Geräts',
  hint: 'Damit Sie Ihre Geräte unterscheiden, etwa „Telefon“.',
  invalid: (maxLength) => `Geben Sie einen Namen mit höchstens ${maxLength} Zeichen ein.`,
};

const copy: CopyMessages = {
  copied: 'Kopiert',
  selected: 'Ausgewählt: Kopieren Sie mit Strg+C oder ⌘C',
};

const accountMenu: AccountMenuMessages = {
  button: 'Ihr Konto',
  account: 'Konto',
  signOut: 'Abmelden',
  signIn: 'Anmelden',
};

const account: AccountMessages = {
  heading: 'Ihr Konto',
  navigation: 'Teile Ihres Kontos',
  profile: 'Profil',
  security: 'Passwort und Sicherheit',
  sessions: 'Sitzungen',
  delete: 'Konto löschen',
  signedOut: 'Sie sind nicht angemeldet. Melden Sie sich an, um Ihr Konto zu sehen und zu ändern.',
  ended:
    'Sie wurden abgemeldet. Ihre Eingaben sind noch da, lassen sich aber erst speichern, wenn Sie sich wieder anmelden.',
  otherAccount: (email) =>
    `Sie sind jetzt als ${email} angemeldet. Diese Seite zeigt noch das Konto von vorher, mit Ihren Eingaben.`,
  discard: 'Diese Seite schließen',
  show: 'Mein jetziges Konto zeigen',
};

const redirect: RedirectMessages = {
  text: 'Dafür öffnet sich eine andere Seite. Danach kommen Sie hierher zurück.',
  failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  unknown: 'Sie sind zurückgekommen, bevor es abgeschlossen war. Was Sie hier sehen, ist auf dem neuesten Stand.',
};

const redirectEntry: RedirectEntryMessages = {
  sessionText: 'Sie melden sich auf unserer Kontoseite an und kommen hierher zurück.',
  session: 'Anmelden',
  registrationText: 'Sie erstellen Ihr Konto auf unserer Kontoseite und kommen hierher zurück.',
  registration: 'Konto erstellen',
};

const stepUpReturn: StepUpReturnMessages = {
  proved: (button) =>
    `Danke, wir wissen jetzt, dass Sie es sind. Drücken Sie noch einmal auf „${button}“, um fortzufahren.`,
  provedSecrets: (button) =>
    `Danke, wir wissen jetzt, dass Sie es sind. Ergänzen Sie, was fehlt, und drücken Sie noch einmal auf „${button}“.`,
  failed:
    'Wir konnten nicht bestätigen, dass Sie es sind. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.',
  unknown: 'Sie sind zurückgekommen, bevor wir bestätigen konnten, dass Sie es sind. Es wurde nichts geändert.',
};

const setUpElsewhere: SetUpElsewhereMessages = {
  text: 'Sie richten die App auf einer anderen Seite ein und kommen danach hierher zurück.',
  submit: 'Authenticator-App einrichten',
};

const codesElsewhere: CodesElsewhereMessages = {
  text: 'Ihre Codes sehen Sie auf einer anderen Seite. Wenn Sie sie gespeichert haben, kommen Sie hierher zurück.',
};

const proofElsewhere: ProofElsewhereMessages = {
  text: 'Bestätigen Sie für diese Änderung auf einer anderen Seite, dass Sie es sind. Danach kommen Sie hierher zurück.',
  submit: 'Identität bestätigen',
};

export const accountGroups = {
  totpSetup,
  recoveryCodes,
  twoFactor,
  secondStep,
  redirect,
  redirectEntry,
  stepUpReturn,
  proofElsewhere,
  setUpElsewhere,
  codesElsewhere,
  deviceName,
  copy,
  accountMenu,
  account,
};
