import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  totpSetup: {
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
  },
} satisfies Pick<MessageGroups, 'totpSetup'>;
