import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  totpSetup: {
    heading: 'Authenticator-App einrichten',
    introduction:
      'Eine Authenticator-App auf Ihrem Telefon zeigt einen Code an, der sich ständig ändert. Sobald sie eingerichtet ist, reicht Ihr Passwort allein zum Anmelden nicht mehr aus.',
    begin: 'Los geht’s',
    loading: 'Wird geladen …',
    scan: '1. Scannen Sie diesen QR-Code mit Ihrer Authenticator-App.',
    picture:
      'QR-Code für Ihre Authenticator-App. Falls Sie ihn nicht scannen können, verwenden Sie den Schlüssel darunter.',
    noPicture: 'Der QR-Code konnte nicht geladen werden. Verwenden Sie den Schlüssel darunter.',
    openApp: 'Authenticator-App öffnen',
    unableToScan: 'Scannen nicht möglich?',
    enterKey: 'Geben Sie stattdessen diesen Schlüssel in Ihrer App ein:',
    copyKey: 'Schlüssel kopieren',
    values: 'Falls Ihre App nach weiteren Angaben fragt, verwenden Sie diese Werte:',
    type: 'Typ',
    timeBased: 'Zeitbasiert (TOTP)',
    algorithm: 'Algorithmus',
    digits: 'Ziffern',
    interval: 'Intervall',
    seconds: (seconds) => `${seconds} Sekunden`,
    enterCode: '2. Geben Sie den Code aus Ihrer App ein und benennen Sie das Gerät.',
    code: 'Code',
    codeHint: (digits) => `${digits} Ziffern. Wenn der Code sich ändert, verwenden Sie den neuen.`,
    endOtherSessions: 'Meine anderen Sitzungen beenden',
    endOtherSessionsHint: 'Empfohlen, vor allem wenn jemand anderes Ihr Passwort kennen könnte.',
    submit: 'Einrichten',
    submitWhat: 'mit diesem Code und Namen',
    cancel: 'Abbrechen',
    again:
      'Diese Einrichtung ist nicht mehr gültig. Löschen Sie den Eintrag in Ihrer App, scannen Sie den neuen QR-Code und geben Sie den Code ein, den die App dann anzeigt.',
    done: (name) => `„${name}“ ist eingerichtet. Ab jetzt brauchen Sie zum Anmelden einen Code aus dieser App.`,
  },
} satisfies Pick<MessageGroups, 'totpSetup'>;
