import type { MessageGroups } from '../../../i18n/message-groups.ts';

export default {
  terms: {
    heading: 'Nutzungs\u00adbedingungen',
    introduction: 'Bitte lesen Sie diese Dokumente und stimmen Sie ihnen zu, um fortzufahren.',
    changed:
      'Die Bedingungen haben sich geändert, seit Sie ihnen zugestimmt haben. Bitte lesen Sie die neue Fassung und stimmen Sie ihr zu, um fortzufahren.',
    accept: 'Ich habe die Bedingungen gelesen und stimme ihnen zu',
    submit: 'Zustimmen und fortfahren',
    acceptedOn: (date) => `Sie haben diesen Bedingungen am ${date} zugestimmt.`,
    accepted: 'Sie haben diesen Bedingungen zugestimmt.',
    newWindow: 'öffnet in neuem Tab',
    continue: 'Weiter',
    signIn: 'Melden Sie sich an, um den Bedingungen zuzustimmen.',
  },
} satisfies Pick<MessageGroups, 'terms'>;
