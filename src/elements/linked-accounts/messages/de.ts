import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  linkedAccounts: {
    heading: 'Verknüpfte Konten',
    text: 'Sie können sich mit Konten anmelden, die Sie anderswo schon haben.',
    none: 'Hier gibt es keine Konten zum Verknüpfen.',
    accounts: 'Konten anderswo',
    linked: 'Verknüpft',
    linkedAs: (username) => `Verknüpft als ${username}`,
    notLinked: 'Nicht verknüpft',
    link: 'Verknüpfen',
    linkAccount: (name) => `Verknüpfen: ${name}`,
    linkQuestion: (name) => `Ihr Konto bei ${name} verknüpfen?`,
    linkText: 'Sie melden sich dort auf einer eigenen Seite an und kommen danach hierher zurück.',
    linkSubmit: 'Konto verknüpfen',
    nowLinked: (name) => `Ihr Konto bei ${name} wurde verknüpft.`,
    cancel: 'Abbrechen',
    unlink: 'Verknüpfung aufheben',
    unlinkAccount: (name) => `Verknüpfung aufheben: ${name}`,
    unlinkQuestion: (name) =>
      `Verknüpfung mit Ihrem Konto bei ${name} aufheben? Sie können sich dann nicht mehr damit anmelden.`,
    keep: 'Verknüpfung behalten',
    unlinked: (name) => `Ihr Konto bei ${name} ist nicht mehr verknüpft.`,
  },
} satisfies Pick<MessageGroups, 'linkedAccounts'>;
