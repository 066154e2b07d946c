import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  twoFactor: {
    heading: 'Zwei-Faktor-Anmeldung',
    off: 'Die Zwei-Faktor-Anmeldung ist ausgeschaltet.',
    offText:
      'Wenn sie eingeschaltet ist, brauchen Sie zum Anmelden auch einen Code aus einer App auf Ihrem Telefon. Ein gestohlenes Passwort reicht dann nicht aus.',
    on: 'Zum Anmelden brauchen Sie Ihr Passwort und einen Code aus einer dieser Apps.',
    devices: 'Ihre Authenticator-Apps',
    added: 'Hinzugefügt am',
    lastUsed: 'Zuletzt verwendet am',
    neverUsed: 'Noch nicht verwendet',
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
    removeText: (name) => `„${name}“ entfernen? Codes aus dieser App gelten dann nicht mehr.`,
    removeLastText: (name) =>
      `„${name}“ entfernen? Das ist Ihr einziges Gerät. Danach melden Sie sich nur noch mit Ihrem Passwort an, und Ihre Wiederherstellungscodes gelten nicht mehr.`,
    endsOthers: 'Außerdem werden Ihre anderen Sitzungen beendet.',
    keep: 'Behalten',
    removed: (name) => `„${name}“ wurde entfernt.`,
    recoveryCodes: 'Wiederherstellungs\u00adcodes',
  },
} satisfies Pick<MessageGroups, 'twoFactor'>;
