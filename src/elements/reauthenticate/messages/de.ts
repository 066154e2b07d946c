import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  reauthenticate: {
    heading: 'Bestätigen Sie, dass Sie es sind',
    text: 'Für diese Änderung müssen wir wissen, dass Sie es sind.',
    password: 'Ihr Passwort',
    code: 'Code aus Ihrer Authenticator-App',
    submit: 'Bestätigen',
    cancel: 'Abbrechen',
    usePassword: 'Stattdessen das Passwort verwenden',
    useCode: 'Stattdessen die Authenticator-App verwenden',
  },
  proofElsewhere: {
    text: 'Bestätigen Sie für diese Änderung auf einer anderen Seite, dass Sie es sind. Danach kommen Sie hierher zurück.',
    submit: 'Identität bestätigen',
  },
} satisfies Pick<MessageGroups, 'reauthenticate' | 'proofElsewhere'>;
