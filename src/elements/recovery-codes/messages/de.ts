import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  recoveryCodes: {
    // Too long for a heading on a small screen: it says where it may be divided.
    heading: 'Wiederherstellungs\u00adcodes',
    none: 'Wiederherstellungscodes erhalten Sie, wenn Sie Ihre erste Authenticator-App einrichten.',
    purpose:
      'Mit einem Wiederherstellungscode können Sie sich anmelden, wenn Sie Ihre Authenticator-App nicht zur Hand haben.',
    left: (remaining, total) => `Noch ${remaining} von ${total} Codes übrig.`,
    made: (date) => `Erstellt am ${date}.`,
    few: (remaining) =>
      remaining === 0
        ? 'Sie haben keine Wiederherstellungs\u00adcodes mehr. Erstellen Sie jetzt neue.'
        : 'Sie haben nur noch wenige Wiederherstellungs\u00adcodes. Erstellen Sie rechtzeitig neue.',
    invalidates: 'Neue Codes ersetzen die alten. Diese gelten dann sofort nicht mehr.',
    endsOthers: 'Außerdem werden Ihre anderen Sitzungen beendet.',
    generate: 'Neue Codes erstellen',
    generateFirst: 'Codes erstellen',
    generating: 'Ihre Codes werden erstellt …',
    keep: 'Speichern Sie diese Codes an einem Ort, den Sie auch ohne Ihr Telefon erreichen. Jeder gilt nur einmal. Sie werden nicht noch einmal angezeigt.',
    copy: 'Kopieren',
    download: 'Herunterladen',
    print: 'Drucken',
    saved: 'Ich habe diese Codes gespeichert',
    submit: 'Fertig',
    done: 'Ihre neuen Wiederherstellungscodes können jetzt verwendet werden.',
    title: (service) => `Wiederherstellungscodes für ${service}`,
    note: 'Jeder Code gilt nur einmal.',
    fileName: 'wiederherstellungscodes',
  },
  codesElsewhere: {
    text: 'Ihre Codes sehen Sie auf einer anderen Seite. Wenn Sie sie gespeichert haben, kommen Sie hierher zurück.',
  },
} satisfies Pick<MessageGroups, 'recoveryCodes' | 'codesElsewhere'>;
