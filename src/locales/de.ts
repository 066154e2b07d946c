import type { EmailElsewhereMessages } from '../elements/account-profile/email-elsewhere.messages.ts';
import type { AccountProfileMessages } from '../elements/account-profile/ems-account-profile.messages.ts';
import type { ChangePasswordMessages } from '../elements/change-password/ems-change-password.messages.ts';
import type { ConfirmEmailMessages } from '../elements/confirm-email/ems-confirm-email.messages.ts';
import type { DeleteAccountMessages } from '../elements/delete-account/ems-delete-account.messages.ts';
import type { ForgotPasswordMessages } from '../elements/forgot-password/ems-forgot-password.messages.ts';
import type { ReauthenticateMessages } from '../elements/reauthenticate/ems-reauthenticate.messages.ts';
import type { ResetPasswordMessages } from '../elements/reset-password/ems-reset-password.messages.ts';
import type { SessionsMessages } from '../elements/sessions/ems-sessions.messages.ts';
import type { RegisterMessages } from '../elements/register/ems-register.messages.ts';
import type { SignInMessages } from '../elements/sign-in/ems-sign-in.messages.ts';
import type { TermsMessages } from '../elements/terms/ems-terms.messages.ts';
import type { VerifyEmailMessages } from '../elements/verify-email/ems-verify-email.messages.ts';
import type { FormMessages } from '../i18n/form.messages.ts';
import type { Locale } from '../i18n/localizer.ts';
import type { ProblemMessages } from '../i18n/problems.messages.ts';
import type { RemoteMessages } from '../parts/remote.messages.ts';
import type { SignedInMessages } from '../parts/signed-in.messages.ts';
import { accountGroups } from './de/account.ts';
import { journeyGroups } from './de/journeys.ts';

const form: FormMessages = {
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
};

const problems: ProblemMessages = {
  required: 'Bitte füllen Sie dieses Feld aus.',
  consent_required: 'Bitte setzen Sie das Häkchen, um fortzufahren.',
  email_invalid: 'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
  email_unchanged: 'Das ist bereits Ihre E-Mail-Adresse.',
  email_unverified: 'Diese Adresse ist noch nicht bestätigt.',
  name_invalid: 'Geben Sie einen Namen mit höchstens 100 Zeichen ein.',
  password_too_short: ({ minLength, missing }) => `Mindestens ${minLength} Zeichen: Es fehlen noch ${missing}.`,
  password_too_long: ({ maxLength }) => `Höchstens ${maxLength} Zeichen.`,
  password_compromised: 'Dieses Passwort ist aus einem Datenleck bekannt. Wählen Sie bitte ein anderes.',
  password_contains_context:
    'Wählen Sie ein Passwort, in dem weder Ihr Name noch Ihre Adresse oder der Name dieses Dienstes vorkommt.',
  password_unchanged: 'Das ist bereits Ihr Passwort. Wählen Sie bitte ein neues.',
  password_mismatch: 'Die beiden Passwörter stimmen nicht überein.',
  password_incorrect: 'Das ist nicht Ihr derzeitiges Passwort.',
  credentials_invalid: 'E-Mail-Adresse oder Passwort ist falsch.',
  code_invalid:
    'Dieser Code stimmt nicht. Wenn das öfter geschieht, prüfen Sie, ob Ihr Gerät die Uhrzeit automatisch einstellt.',
  code_already_used: 'Dieser Code wurde schon verwendet. Warten Sie bitte auf den nächsten.',
  challenge_expired: 'Das hat zu lange gedauert. Bitte melden Sie sich erneut an.',
  challenge_required: 'Bitte zeigen Sie, dass Sie ein Mensch sind.',
  token_invalid: 'Dieser Link ist unvollständig oder unbekannt. Kopieren Sie bitte den ganzen Link aus der E-Mail.',
  token_expired: 'Dieser Link ist abgelaufen.',
  token_used: 'Dieser Link wurde schon verwendet.',
  already_verified: 'Diese Adresse ist bereits bestätigt.',
  terms_outdated: 'Die Bedingungen haben sich inzwischen geändert. Bitte lesen Sie die neue Fassung.',
  device_name_taken: 'Sie haben bereits ein Gerät mit diesem Namen.',
  device_limit_reached: 'Mehr Geräte sind nicht möglich. Entfernen Sie bitte zuerst eines.',
  confirmation_mismatch: 'Das stimmt nicht mit der Vorgabe oben überein.',
  reauthentication_required: 'Bitte bestätigen Sie, dass Sie es sind.',
  not_signed_in: 'Sie sind nicht angemeldet.',
  session_expired:
    'Ihre Sitzung ist beendet. Melden Sie sich erneut an, um fortzufahren; Ihre Eingaben bleiben erhalten.',
  forbidden: 'Das ist Ihnen nicht erlaubt.',
  not_found: 'Das gibt es nicht mehr.',
  conflict: 'Dies wurde inzwischen an anderer Stelle geändert. Bitte versuchen Sie es noch einmal.',
  rate_limited: 'Zu viele Versuche. Bitte warten Sie einen Moment.',
  mail_not_sent: 'Die E-Mail konnte nicht gesendet werden. Bitte versuchen Sie es in Kürze noch einmal.',
  cancelled: 'Es wurde nichts geändert.',
  offline:
    'Sie sind nicht mit dem Internet verbunden. Es geht nichts verloren: Versuchen Sie es noch einmal, sobald Sie verbunden sind.',
  timed_out: 'Es kam keine rechtzeitige Antwort. Sie können es gefahrlos noch einmal versuchen.',
  unreachable: 'Der Dienst ist nicht erreichbar. Sie können es gefahrlos noch einmal versuchen.',
  service_unavailable: 'Der Dienst hat gerade eine Störung. Bitte versuchen Sie es in Kürze noch einmal.',
  unexpected_answer: ({ reference }) =>
    `Beim Dienst ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.${reference ? ` Wenn es dabei bleibt, nennen Sie dem Support diese Nummer: ${reference}` : ''}`,
  not_offered: 'Das ist hier nicht verfügbar.',
};

const register: RegisterMessages = {
  heading: 'Konto erstellen',
  submit: 'Weiter',
  haveAccount: 'Sie haben schon ein Konto?',
};

const verifyEmail: VerifyEmailMessages = {
  waitingHeading: 'Sehen Sie in Ihr Postfach',
  sentTo: 'Wir haben eine E-Mail gesendet an',
  openLink: 'Öffnen Sie den Link darin, um fortzufahren. Das geht auf jedem Gerät: Diese Seite bemerkt es.',
  resend: 'E-Mail noch einmal senden',
  resendIn: (time) => `Noch einmal senden in ${time}`,
  resent: 'Eine neue E-Mail ist unterwegs.',
  wrongAddress: 'Falsche Adresse?',
  changeAddress: 'Adresse ändern',
  nothingComes: 'Keine E-Mail erhalten?',
  help: [
    'Es kann einige Minuten dauern.',
    'Sehen Sie im Spam-Ordner nach.',
    'Prüfen Sie, ob die Adresse oben stimmt.',
    'Wenn Sie mit dieser Adresse schon ein Konto haben, steht das in der E-Mail.',
  ],
  clickHeading: 'Adresse bestätigen',
  clickText: 'Ein Klick, und Ihre Adresse ist bestätigt.',
  click: 'Hier klicken und fortfahren',
  verifiedHeading: 'Ihre Adresse ist bestätigt',
  verifiedText: 'Vielen Dank. Sie können sich jetzt anmelden.',
  alreadyHeading: 'Bereits bestätigt',
  alreadyText: 'Diese Adresse wurde schon bestätigt. Sie können sich anmelden.',
  usedHeading: 'Dieser Link wurde schon verwendet',
  usedText:
    'Jeder Link gilt einmal. Wenn Sie ihn schon geöffnet haben, ist Ihre Adresse bestätigt und Sie können sich anmelden.',
  expiredHeading: 'Dieser Link ist abgelaufen',
  expiredText: 'Geben Sie Ihre E-Mail-Adresse ein, und wir senden Ihnen einen neuen.',
  invalidHeading: 'Dieser Link funktioniert nicht',
  invalidText:
    'Vielleicht wurde er unterwegs abgeschnitten. Kopieren Sie den ganzen Link aus der E-Mail oder lassen Sie sich einen neuen senden.',
  sendNew: 'Neuen Link senden',
  emailNeeded: 'Geben Sie die Adresse ein, mit der Sie sich registriert haben, und wir senden die E-Mail noch einmal.',
};

const signIn: SignInMessages = {
  heading: 'Anmelden',
  submit: 'Anmelden',
  forgotPassword: 'Passwort vergessen?',
  noAccount: 'Noch kein Konto?',
  register: 'Konto erstellen',
};

const terms: TermsMessages = {
  heading: 'Nutzungs\u00adbedingungen',
  introduction: 'Bitte lesen Sie diese Dokumente und stimmen Sie ihnen zu, um fortzufahren.',
  changed:
    'Die Bedingungen haben sich geändert, seit Sie ihnen zugestimmt haben. Bitte lesen Sie die neue Fassung und stimmen Sie ihr zu, um fortzufahren.',
  accept: 'Ich habe die Bedingungen gelesen und stimme ihnen zu',
  submit: 'Zustimmen und fortfahren',
  acceptedOn: (date) => `Sie haben diesen Bedingungen am ${date} zugestimmt.`,
  accepted: 'Sie haben diesen Bedingungen zugestimmt.',
  loading: 'Wird geladen …',
  newWindow: 'öffnet in neuem Tab',
  continue: 'Weiter',
  signIn: 'Melden Sie sich an, um den Bedingungen zuzustimmen.',
};

const signedIn: SignedInMessages = {
  heading: 'Sie sind angemeldet',
  signedInAs: 'Angemeldet als',
  continue: 'Fortfahren',
  useAnotherAccount: 'Anderes Konto verwenden',
};

const reauthenticate: ReauthenticateMessages = {
  heading: 'Bestätigen Sie, dass Sie es sind',
  text: 'Für diese Änderung müssen wir wissen, dass Sie es sind.',
  password: 'Ihr Passwort',
  code: 'Code aus Ihrer Authenticator-App',
  submit: 'Bestätigen',
  cancel: 'Abbrechen',
  usePassword: 'Stattdessen das Passwort verwenden',
  useCode: 'Stattdessen die Authenticator-App verwenden',
};

const changePassword: ChangePasswordMessages = {
  heading: 'Passwort ändern',
  currentPassword: 'Derzeitiges Passwort',
  newPassword: 'Neues Passwort',
  endOtherSessions: 'Meine anderen Sitzungen abmelden',
  endOtherSessionsHint: 'Empfohlen, besonders wenn jemand anderes Ihr Passwort kennen könnte.',
  submit: 'Passwort ändern',
  change: 'Passwort ändern',
  done: 'Ihr Passwort ist geändert.',
  doneEverywhere: 'Ihr Passwort ist geändert, und Ihre anderen Sitzungen sind abgemeldet.',
};

const accountProfile: AccountProfileMessages = {
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
  resend: 'E-Mail noch einmal senden',
  resendIn: (time) => `Noch einmal senden in ${time}`,
  resent: 'Eine neue E-Mail ist unterwegs.',
  cancel: 'Änderung abbrechen',
  cancelled: 'Die Änderung Ihrer E-Mail-Adresse ist abgebrochen.',
  confirmed: 'Ihre neue E-Mail-Adresse ist bestätigt.',
};

const emailElsewhere: EmailElsewhereMessages = {
  submit: 'E-Mail-Adresse ändern',
  text: 'Dafür öffnet sich eine andere Seite. Ihre Adresse bleibt gleich, bis Sie die Änderung dort abgeschlossen haben. Danach kommen Sie hierher zurück.',
  notYet:
    'Ihre E-Mail-Adresse ist noch nicht geändert. Wenn Sie eine E-Mail dazu bekommen haben, öffnen Sie den Link darin.',
};

const confirmEmail: ConfirmEmailMessages = {
  clickHeading: 'Neue E-Mail-Adresse bestätigen',
  clickText: 'Ein Klick, und Ihr Konto verwendet von jetzt an diese Adresse.',
  click: 'E-Mail-Adresse bestätigen',
  doneHeading: 'Ihre E-Mail-Adresse ist geändert',
  doneText: 'Von jetzt an melden Sie sich an mit',
  usedHeading: 'Dieser Link wurde schon verwendet',
  usedText:
    'Jeder Link gilt einmal. Wenn Sie ihn schon geöffnet haben, ist Ihre neue Adresse bestätigt. Ihre Kontoseite zeigt, welche gilt.',
  expiredHeading: 'Dieser Link ist abgelaufen',
  expiredText:
    'Ihre Adresse hat sich nicht geändert. Auf Ihrer Kontoseite können Sie sich die E-Mail noch einmal senden lassen.',
  invalidHeading: 'Dieser Link funktioniert nicht',
  invalidText:
    'Vielleicht wurde er unterwegs abgeschnitten, oder die Änderung wurde abgebrochen oder durch eine andere ersetzt. Ihre Kontoseite zeigt, welche Adresse gilt.',
  takenHeading: 'Zu dieser Adresse gibt es schon ein Konto',
  takenText:
    'Jemand, vielleicht Sie, hat damit ein Konto. Ihre Adresse hat sich nicht geändert; wählen Sie auf Ihrer Kontoseite eine andere.',
  account: 'Zu Ihrem Konto',
};

const forgotPassword: ForgotPasswordMessages = {
  heading: 'Passwort vergessen?',
  text: 'Geben Sie Ihre E-Mail-Adresse ein, und wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
  submit: 'Link senden',
  sentHeading: 'Sehen Sie in Ihr Postfach',
  sentText: 'Wenn es zu dieser Adresse ein Konto gibt, ist eine E-Mail unterwegs an',
  sentNext: 'Öffnen Sie den Link darin, um ein neues Passwort zu wählen. Er gilt einmal, und nicht lange.',
  resend: 'E-Mail noch einmal senden',
  resendIn: (time) => `Noch einmal senden in ${time}`,
  resent: 'Wenn es ein Konto gibt, ist eine neue E-Mail unterwegs.',
  wrongAddress: 'Falsche Adresse?',
  changeAddress: 'Adresse ändern',
  nothingComes: 'Keine E-Mail erhalten?',
  help: [
    'Es kann einige Minuten dauern.',
    'Sehen Sie im Spam-Ordner nach.',
    'Vielleicht hat Ihr Konto eine andere Adresse.',
  ],
  backToSignIn: 'Zurück zur Anmeldung',
};

const resetPassword: ResetPasswordMessages = {
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
};

const sessions: SessionsMessages = {
  heading: 'Ihre Sitzungen',
  text: 'Hier sind Sie angemeldet. Melden Sie ab, was Sie nicht kennen oder nicht mehr benutzen.',
  device: (browser, system) =>
    browser && system ? `${browser} unter ${system}` : `${browser ?? system ?? 'Unbekanntes Gerät'}`,
  current: 'Dieses Gerät',
  lastUsed: (time) => `Zuletzt verwendet: ${time}`,
  justNow: 'Gerade eben verwendet',
  end: 'Abmelden',
  endDevice: (device) => `Abmelden: ${device}`,
  endOthers: (count) => (count === 1 ? 'Die andere Sitzung abmelden' : `Alle ${count} anderen Sitzungen abmelden`),
  ended: (device) => `Abgemeldet: ${device}.`,
  othersEnded: (count) =>
    count === 1 ? 'Die andere Sitzung ist abgemeldet.' : `${count} andere Sitzungen sind abgemeldet.`,
  onlyThis: 'Sie sind nur auf diesem Gerät angemeldet.',
};

const deleteAccount: DeleteAccountMessages = {
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
};

const remote: RemoteMessages = {
  loading: 'Wird geladen …',
  signIn: 'Anmelden',
  newTab: 'öffnet in neuem Tab',
  otherAccount: (email) => `Sie sind jetzt als ${email} angemeldet.`,
};

/** German. Each group has the type of its English one, so that a word that is missing doesn't compile. */
const de: Locale = {
  code: 'de',
  groups: {
    form,
    problems,
    register,
    verifyEmail,
    signIn,
    terms,
    signedIn,
    remote,
    reauthenticate,
    changePassword,
    accountProfile,
    emailElsewhere,
    confirmEmail,
    forgotPassword,
    resetPassword,
    sessions,
    deleteAccount,
    ...accountGroups,
    ...journeyGroups,
  },
};

export default de;
