import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  sessions: {
    heading: 'Ihre Sitzungen',
    text: 'Hier sind Sie angemeldet. Melden Sie ab, was Sie nicht kennen oder nicht mehr benutzen.',
    device: (browser, system) =>
      browser && system ? `${browser} unter ${system}` : `${browser ?? system ?? 'Unbekanntes Gerät'}`,
    current: 'Dieses Gerät',
    lastUsed: (time) => `Zuletzt verwendet: ${time}`,
    justNow: 'Gerade eben verwendet',
    end: 'Abmelden',
    endDevice: (device) => `Abmelden: ${device}`,
    endOthers: (count) => (count === 1 ? 'Die andere Sitzung abmelden' : `Alle ${count} anderen Sitzungen abmelden`),
    ended: (device) => `Abgemeldet: ${device}.`,
    othersEnded: (count) =>
      count === 1 ? 'Die andere Sitzung ist abgemeldet.' : `${count} andere Sitzungen sind abgemeldet.`,
    onlyThis: 'Sie sind nur auf diesem Gerät angemeldet.',
  },
} satisfies Pick<MessageGroups, 'sessions'>;
