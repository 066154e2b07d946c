import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  recoveryCodes: {
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
  },
  codesElsewhere: {
    text: 'Ihre Codes sehen Sie auf einer anderen Seite. Wenn Sie sie gespeichert haben, kommen Sie hierher zurück.',
  },
} satisfies Pick<MessageGroups, 'recoveryCodes' | 'codesElsewhere'>;
