import type { MessageGroups } from '../../i18n/message-groups.ts';
import { pluralIn } from '../../i18n/plural.ts';

const plural = /* @__PURE__ */ pluralIn('de');

export default {
  signupFlow: {
    terms: 'Bedingungen',
    email: 'E-Mail',
    register: 'Angaben',
    verify: 'Bestätigen',
    'sign-in': 'Anmelden',
    progress: 'Ihr Fortschritt',
    step: (number, total) => `Schritt ${number} von ${total}`,
    steps: (total) => plural(total, { one: '1 Schritt', other: `${total} Schritte` }),
    allDone: 'Alle Schritte erledigt',
    stepDone: 'erledigt',
    back: 'Zurück',
    haveAccount: 'Sie haben bereits ein Konto?',
  },
  signupScreens: {
    introductionHeading: 'Konto erstellen',
    introductionText:
      'Es dauert nur wenige Minuten: Geben Sie Ihre Daten ein und klicken Sie auf einen Link in einer E-Mail, die wir Ihnen senden.',
    register: 'Registrieren',
    emailHeading: 'Ihre E-Mail-Adresse',
    emailText: 'Wir senden Ihnen einen Link per E-Mail, mit dem Sie sie bestätigen.',
    continue: 'Weiter',
    doneHeading: 'Ihr Konto ist bereit',
    doneText: 'Sie sind angemeldet. Alles ist erledigt.',
    continueTo: (site) => `Weiter zu ${site}`,
    verified: 'Ihre Adresse ist bestätigt. Melden Sie sich an, um fortzufahren.',
    noAccount: 'Noch kein Konto?',
    createAccount: 'Konto erstellen',
    notYou: 'Nicht Ihre Adresse?',
    startOver: 'Neu beginnen',
  },
} satisfies Pick<MessageGroups, 'signupFlow' | 'signupScreens'>;
