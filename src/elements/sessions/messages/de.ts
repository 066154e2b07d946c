import type { MessageGroups } from '../../../i18n/message-groups.ts';
import { pluralIn } from '../../../i18n/plural.ts';

const plural = /* @__PURE__ */ pluralIn('de');

export default {
  sessions: {
    heading: 'Ihre Sitzungen',
    text: 'Geräte, auf denen Sie angemeldet sind. Melden Sie alle ab, die Sie nicht kennen.',
    device: (browser, system) =>
      browser && system ? `${browser} unter ${system}` : `${browser ?? system ?? 'Unbekanntes Gerät'}`,
    current: 'Dieses Gerät',
    lastUsed: (time) => `Zuletzt verwendet: ${time}`,
    justNow: 'Gerade eben verwendet',
    applications: (names) => `Auch angemeldet bei ${names}`,
    ipAddress: 'IP-Adresse',
    expires: 'Endet spätestens am',
    end: 'Abmelden',
    endDevice: (device) => `Abmelden: ${device}`,
    endOthers: (count) =>
      plural(count, { one: 'Die andere Sitzung abmelden', other: `Die ${count} anderen Sitzungen abmelden` }),
    ended: (device) => `Abgemeldet: ${device}.`,
    othersEnded: (count) =>
      plural(count, {
        one: 'Die andere Sitzung wurde abgemeldet.',
        other: `${count} andere Sitzungen wurden abgemeldet.`,
      }),
    onlyThis: 'Sie sind nur auf diesem Gerät angemeldet.',
  },
} satisfies Pick<MessageGroups, 'sessions'>;
