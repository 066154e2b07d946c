import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  applications: {
    heading: 'Apps mit Zugriff',
    text: 'Apps und Websites, die Ihr Konto nutzen können. Entfernen Sie den Zugriff von allen, die Sie nicht kennen.',
    none: 'Keine andere App oder Website hat Zugriff auf Ihr Konto.',
    applications: 'Apps mit Zugriff auf Ihr Konto',
    permissions: (names) => `Hat Zugriff auf: ${names}`,
    since: 'Zugriff seit',
    remove: 'Zugriff entfernen',
    removeApplication: (name) => `Zugriff entfernen: ${name}`,
    removeText: (name) =>
      `Zugriff von „${name}“ entfernen? Die App kann Ihr Konto dann erst wieder nutzen, wenn Sie es erneut erlauben.`,
    keep: 'Zugriff behalten',
    removed: (name) => `„${name}“ hat keinen Zugriff mehr auf Ihr Konto.`,
  },
} satisfies Pick<MessageGroups, 'applications'>;
