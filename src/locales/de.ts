import type { RegisterMessages } from '../elements/register/ems-register.messages.ts';
import type { SignInMessages } from '../elements/sign-in/ems-sign-in.messages.ts';
import type { TermsMessages } from '../elements/terms/ems-terms.messages.ts';
import type { VerifyEmailMessages } from '../elements/verify-email/ems-verify-email.messages.ts';
import type { FormMessages } from '../i18n/form.messages.ts';
import type { Locale } from '../i18n/localizer.ts';
import type { ProblemMessages } from '../i18n/problems.messages.ts';
import type { SignedInMessages } from '../parts/signed-in.messages.ts';

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
  password_contains_context: 'Wählen Sie ein Passwort, in dem weder Ihr Name noch Ihre Adresse oder der Name dieses Dienstes vorkommt.',
  password_unchanged: 'Das ist bereits Ihr Passwort. Wählen Sie bitte ein neues.',
  password_mismatch: 'Die beiden Passwörter stimmen nicht überein.',
  password_incorrect: 'Das ist nicht Ihr derzeitiges Passwort.',
  credentials_invalid: 'E-Mail-Adresse oder Passwort ist falsch.',
  code_invalid: 'Dieser Code stimmt nicht. Wenn das öfter geschieht, prüfen Sie, ob Ihr Gerät die Uhrzeit automatisch einstellt.',
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
  session_expired: 'Ihre Sitzung ist beendet. Melden Sie sich erneut an, um fortzufahren; Ihre Eingaben bleiben erhalten.',
  forbidden: 'Das ist Ihnen nicht erlaubt.',
  not_found: 'Das gibt es nicht mehr.',
  conflict: 'Dies wurde inzwischen an anderer Stelle geändert. Bitte versuchen Sie es noch einmal.',
  rate_limited: 'Zu viele Versuche. Bitte warten Sie einen Moment.',
  mail_not_sent: 'Die E-Mail konnte nicht gesendet werden. Bitte versuchen Sie es in Kürze noch einmal.',
  cancelled: 'Es wurde nichts geändert.',
  offline: 'Sie sind nicht mit dem Internet verbunden. Es geht nichts verloren: Versuchen Sie es noch einmal, sobald Sie verbunden sind.',
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
  usedText: 'Jeder Link gilt einmal. Wenn Sie ihn schon geöffnet haben, ist Ihre Adresse bestätigt und Sie können sich anmelden.',
  expiredHeading: 'Dieser Link ist abgelaufen',
  expiredText: 'Geben Sie Ihre E-Mail-Adresse ein, und wir senden Ihnen einen neuen.',
  invalidHeading: 'Dieser Link funktioniert nicht',
  invalidText: 'Vielleicht wurde er unterwegs abgeschnitten. Kopieren Sie den ganzen Link aus der E-Mail oder lassen Sie sich einen neuen senden.',
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
  heading: 'Nutzungsbedingungen',
  introduction: 'Bitte lesen Sie diese Dokumente und stimmen Sie ihnen zu, um fortzufahren.',
  changed: 'Die Bedingungen haben sich geändert, seit Sie ihnen zugestimmt haben. Bitte lesen Sie die neue Fassung und stimmen Sie ihr zu, um fortzufahren.',
  accept: 'Ich habe die Bedingungen gelesen und stimme ihnen zu',
  submit: 'Zustimmen und fortfahren',
  acceptedOn: (date) => `Sie haben diesen Bedingungen am ${date} zugestimmt.`,
  accepted: 'Sie haben diesen Bedingungen zugestimmt.',
  loading: 'Wird geladen …',
  tryAgain: 'Noch einmal versuchen',
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

/** German. Each group has the type of its English one, so that a word that is missing doesn't compile. */
const de: Locale = { code: 'de', groups: { form, problems, register, verifyEmail, signIn, terms, signedIn } };

export default de;
