import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  passkeys: {
    heading: 'Passkeys',
    text: 'Mit einem Passkey melden Sie sich ohne Passwort an: per Fingerabdruck, Gesicht oder Displaysperre.',
    none: 'Sie haben noch keine Passkeys.',
    passkeys: 'Ihre Passkeys',
    unnamed: 'Passkey ohne Namen',
    added: 'Hinzugefügt am',
    lastUsed: 'Zuletzt verwendet am',
    neverUsed: 'Noch nicht verwendet',
    set: 'Ihr Passkey wurde hinzugefügt.',
    add: 'Passkey hinzufügen',
    addText: 'Sie fügen den Passkey auf einer eigenen Seite hinzu und kommen danach hierher zurück.',
    rename: 'Umbenennen',
    renameDevice: (name) => `Umbenennen: ${name}`,
    save: 'Speichern',
    cancel: 'Abbrechen',
    renamed: (name) => `Der Passkey heißt jetzt „${name}“.`,
    remove: 'Entfernen',
    removeDevice: (name) => `Entfernen: ${name}`,
    removeText: (name) => `„${name}“ entfernen? Sie können sich dann nicht mehr damit anmelden.`,
    removalText: 'Sie bestätigen das auf einer eigenen Seite und kommen danach hierher zurück.',
    keep: 'Behalten',
    removed: (name) => `„${name}“ wurde entfernt.`,
  },
} satisfies Pick<MessageGroups, 'passkeys'>;
