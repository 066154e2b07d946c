import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  register: {
    heading: 'Konto erstellen',
    submit: 'Weiter',
    haveAccount: 'Sie haben bereits ein Konto?',
  },
} satisfies Pick<MessageGroups, 'register'>;
