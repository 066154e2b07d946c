import type { MessageGroups } from '../message-groups.ts';

const weakness: Record<string, string> = {
  common: ': Es besteht aus häufigen Wörtern oder Passwörtern',
  repeated: ': Es wiederholt sich',
  sequence: ': Es folgt der Tastatur, dem Alphabet oder der Zahlenreihe',
  date: ': Es ist vor allem ein Datum',
};

export default {
  problems: {
    required: 'Bitte füllen Sie dieses Feld aus.',
    consent_required: 'Bitte setzen Sie das Häkchen, um fortzufahren.',
    file_not_taken: 'Mit diesem Formular lassen sich keine Dateien senden.',
    email_invalid: 'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
    email_unchanged: 'Das ist bereits Ihre E-Mail-Adresse.',
    email_unverified: 'Diese Adresse ist noch nicht bestätigt.',
    name_invalid: ({ name }) => `Geben Sie einen Namen mit höchstens ${name?.maxLength ?? 100} Zeichen ein.`,
    value_invalid: 'Bitte prüfen Sie diese Angabe.',
    password_too_short: ({ minLength, missing }) => `Mindestens ${minLength} Zeichen: Es fehlen noch ${missing}.`,
    password_too_long: ({ maxLength }) => `Höchstens ${maxLength} Zeichen.`,
    password_too_weak: ({ reason = '' }) =>
      `Dieses Passwort ist leicht zu erraten${weakness[reason] ?? ''}. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.`,
    password_compromised: 'Dieses Passwort ist aus einem Datenleck bekannt. Bitte wählen Sie ein anderes.',
    password_contains_context:
      'Dieses Passwort ist leicht zu erraten: Es besteht vor allem aus Ihrem Namen, Ihrer E-Mail-Adresse oder dem Namen dieses Dienstes. Nehmen Sie mehrere Wörter, die nichts miteinander zu tun haben.',
    password_unchanged: 'Das ist bereits Ihr Passwort. Bitte wählen Sie ein neues.',
    password_mismatch: 'Die Passwörter stimmen nicht überein.',
    password_incorrect: 'Das ist nicht das richtige Passwort.',
    password_required: 'Geben Sie das Passwort ein, um fortzufahren.',
    credentials_invalid: 'E-Mail-Adresse oder Passwort ist falsch.',
    code_invalid:
      'Dieser Code stimmt nicht. Falls das öfter passiert, prüfen Sie, ob Ihr Gerät die Uhrzeit automatisch einstellt.',
    second_factor_required: 'Geben Sie einen Code aus Ihrer Authenticator-App ein, um fortzufahren.',
    code_already_used: 'Dieser Code wurde bereits verwendet. Bitte warten Sie auf den nächsten.',
    challenge_expired: 'Das hat zu lange gedauert. Bitte melden Sie sich erneut an.',
    session_not_kept:
      'Ihr Browser hat die Sitzung nicht gespeichert, deshalb sind Sie nicht angemeldet. Erlauben Sie Cookies für diese Website und versuchen Sie es dann erneut.',
    challenge_required: 'Bitte bestätigen Sie, dass Sie kein Roboter sind.',
    device_unconfirmed:
      'Mit dieser Adresse gab es zu viele falsche Versuche. Um sich auf diesem Gerät anzumelden, öffnen Sie einen Link, den wir Ihnen per E-Mail senden.',
    token_invalid: 'Dieser Link ist unvollständig oder unbekannt. Bitte kopieren Sie den ganzen Link aus der E-Mail.',
    token_expired: 'Dieser Link ist abgelaufen.',
    token_used: 'Dieser Link wurde bereits verwendet.',
    already_verified: 'Diese Adresse ist bereits bestätigt.',
    service_unavailable:
      'Der Dienst ist gerade überlastet oder gestört. Bitte versuchen Sie es in ein paar Minuten erneut.',
    unexpected_answer: ({ reference }) =>
      `Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.${reference ? ` Falls das wieder passiert, nennen Sie dem Support diese Referenz: ${reference}` : ''}`,
    next_step_missing:
      'Das hat geklappt, und falls dazu eine E-Mail gehört, ist sie unterwegs. Nur der nächste Schritt konnte nicht geladen werden: Bitte laden Sie die Seite neu.',
    terms_outdated: 'Die Bedingungen haben sich inzwischen geändert. Bitte lesen Sie die neue Fassung.',
    second_factor_due:
      'Richten Sie zuerst eine Authenticator-App ein. Dieser Dienst verlangt bei der Anmeldung einen zweiten Schritt.',
    last_authenticator:
      'Dieser Dienst verlangt eine Authenticator-App, und das ist Ihre einzige. Richten Sie zuerst eine andere ein.',
    last_way_in: 'Nur so können Sie sich noch anmelden. Legen Sie zuerst ein Passwort fest.',
    device_name_taken: 'Sie haben bereits ein Gerät mit diesem Namen.',
    device_limit_reached: 'Mehr Geräte sind nicht möglich. Entfernen Sie zuerst eines.',
    confirmation_mismatch: 'Das stimmt nicht mit dem Text oben überein.',
    reauthentication_required: 'Bitte bestätigen Sie Ihre Identität.',
    not_signed_in: 'Sie sind nicht angemeldet.',
    session_expired: ({ typed }) =>
      `Ihre Sitzung ist abgelaufen. Melden Sie sich erneut an, um fortzufahren.${typed ? ' Ihre Eingaben bleiben erhalten.' : ''}`,
    forbidden: 'Dazu fehlt Ihnen die Berechtigung.',
    not_found: 'Das gibt es nicht mehr.',
    conflict: ({ account }) =>
      account === undefined
        ? 'Dies wurde inzwischen an anderer Stelle geändert. Bitte versuchen Sie es erneut.'
        : `Sie sind jetzt als ${account} angemeldet. Es wurde nichts geändert.`,
    rate_limited: 'Zu viele Versuche. Bitte warten Sie eine Weile und versuchen Sie es erneut.',
    mail_not_sent: 'Die E-Mail konnte nicht gesendet werden. Bitte versuchen Sie es in ein paar Minuten erneut.',
    cancelled: 'Es wurde nichts geändert.',
    not_offered: 'Das ist hier nicht verfügbar.',
  },
  errorSummary: {
    heading: (count) => (count === 1 ? 'Bitte prüfen Sie ein Feld:' : `Bitte prüfen Sie ${count} Felder:`),
  },
  passwordStrength: {
    strong: 'Wirkt schwer zu erraten',
  },
} satisfies Pick<MessageGroups, 'problems' | 'errorSummary' | 'passwordStrength'>;
