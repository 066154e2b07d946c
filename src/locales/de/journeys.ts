import type { SignupFlowMessages } from '../../flow/ems-signup-flow.messages.ts';
import type { SignupScreensMessages } from '../../flow/own-screens.messages.ts';

const signupFlow: SignupFlowMessages = {
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
};

const signupScreens: SignupScreensMessages = {
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
};

/** The words of the sign-up journeys. */
export const journeyGroups = { signupFlow, signupScreens };
