import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  withoutScript: {
    openLink: 'Öffnen Sie den Link darin auf einem beliebigen Gerät, kommen Sie dann zurück und prüfen Sie erneut.',
    checkAgain: 'Erneut prüfen',
    notYet: 'Ihre Adresse ist noch nicht bestätigt. Öffnen Sie zuerst den Link in der E-Mail.',
  },
} satisfies Pick<MessageGroups, 'withoutScript'>;
