import type { MessageGroups } from '../../i18n/message-groups.ts';

export default {
  signupFlow: {
    terms: 'Bedingungen',
    email: 'E-Mail',
    register: 'Angaben',
    verify: 'Bestätigen',
    'sign-in': 'Anmelden',
    progress: 'Ihr Fortschritt',
    step: (number, total) => `Schritt ${number} von ${total}`,
    steps: (total) => `${total} Schritte`,
    allDone: 'Alle Schritte erledigt',
    stepDone: 'erledigt',
    back: 'Zurück',
    haveAccount: 'Sie haben schon ein Konto?',
  },
  signupScreens: {
    introductionHeading: 'Konto erstellen',
    introductionText: 'Es dauert wenige Minuten: Ihre Angaben und ein Klick in einer E-Mail, die wir Ihnen senden.',
    register: 'Registrieren',
    emailHeading: 'Ihre E-Mail-Adresse',
    emailText: 'Wir senden Ihnen eine E-Mail, um sie zu bestätigen.',
    continue: 'Weiter',
    doneHeading: 'Ihr Konto ist bereit',
    doneText: 'Sie sind angemeldet, und es gibt nichts mehr zu tun.',
    continueTo: (site) => `Weiter zu ${site}`,
    verified: 'Ihre Adresse ist bestätigt. Melden Sie sich an, um fortzufahren.',
    noAccount: 'Noch kein Konto?',
    createAccount: 'Konto erstellen',
    notYou: 'Nicht Ihre Adresse?',
    startOver: 'Neu beginnen',
  },
} satisfies Pick<MessageGroups, 'signupFlow' | 'signupScreens'>;
