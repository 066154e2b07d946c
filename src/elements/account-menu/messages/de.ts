import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  accountMenu: {
    button: 'Ihr Konto',
    account: 'Konto',
    signOut: 'Abmelden',
    signIn: 'Anmelden',
  },
} satisfies Pick<MessageGroups, 'accountMenu'>;
