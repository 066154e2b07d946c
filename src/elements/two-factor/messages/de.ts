import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  twoFactor: {
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
  },
} satisfies Pick<MessageGroups, 'twoFactor'>;
