/** What the account site's pages say by themselves, in German: each text of their HTML, between two tags. */
export const germanWords: Readonly<Record<string, string>> = {
  'Sign in · EMS': 'Anmelden · EMS',
  'Create your account · EMS': 'Konto erstellen · EMS',
  'Verify your email address · EMS': 'E-Mail-Adresse bestätigen · EMS',
  'Terms of service · EMS': 'Nutzungsbedingungen · EMS',
  'Forgot your password? · EMS': 'Passwort vergessen? · EMS',
  'Choose a new password · EMS': 'Neues Passwort wählen · EMS',
  'Confirm your new email address · EMS': 'Neue E-Mail-Adresse bestätigen · EMS',
  'Your account · EMS': 'Ihr Konto · EMS',
  'We couldn’t sign you in · EMS': 'Anmeldung nicht möglich · EMS',
  'Page not found · EMS': 'Seite nicht gefunden · EMS',

  'A demo of ems-elements.': 'Eine Demo von ems-elements.',
  Terms: 'Nutzungsbedingungen',
  Privacy: 'Datenschutz',

  'Sign in': 'Anmelden',
  'Your address is verified. Sign in to continue.': 'Ihre Adresse ist bestätigt. Melden Sie sich an, um fortzufahren.',
  'Your password is changed. Sign in with the new one.': 'Ihr Passwort ist geändert. Melden Sie sich mit dem neuen an.',
  'Sign in to your EMS account to continue to': 'Melden Sie sich mit Ihrem EMS-Konto an. Danach geht es weiter zu',
  'You signed in a while ago. Please enter your password again.':
    'Ihre Anmeldung ist eine Weile her. Bitte geben Sie Ihr Passwort noch einmal ein.',

  'Create your account': 'Konto erstellen',
  'Next, we’ll email you a link to verify your address and ask you to accept our':
    'Als Nächstes senden wir Ihnen einen Link, mit dem Sie Ihre Adresse bestätigen, und bitten Sie um Zustimmung zu unseren',
  terms: 'Nutzungsbedingungen',

  'Terms of service': 'Nutzungsbedingungen',

  'Your account': 'Ihr Konto',
  'Continue to': 'Weiter zu',
  'the other site': 'der anderen Website',
  'This page needs JavaScript. Turn it on in your browser, then':
    'Diese Seite braucht JavaScript. Schalten Sie es in Ihrem Browser ein und',
  'load the page again': 'laden Sie die Seite neu',
  '. If another site sent you here to sign in, you can continue to it from there.':
    '. Falls eine andere Website Sie zum Anmelden hierher geschickt hat, geht es von dort aus weiter zu ihr.',
  'Sign out': 'Abmelden',
  'This page needs JavaScript. Turn it on in your browser, then open the link in your email again.':
    'Diese Seite braucht JavaScript. Schalten Sie es in Ihrem Browser ein und öffnen Sie den Link aus der E-Mail noch einmal.',

  'We couldn’t sign you in': 'Anmeldung nicht möglich',
  'The site that sent you here asked for something we can’t provide. We didn’t share anything about your account.':
    'Die Website, von der Sie kommen, hat etwas verlangt, das wir nicht bieten. Wir haben nichts über Ihr Konto weitergegeben.',
  'We don’t recognise the site that sent you here. We didn’t share anything about your account.':
    'Wir kennen die Website nicht, von der Sie kommen. Wir haben nichts über Ihr Konto weitergegeben.',
  'The site that sent you here can’t currently use EMS accounts to sign people in.':
    'Die Website, von der Sie kommen, kann derzeit niemanden mit einem EMS-Konto anmelden.',
  'The site asked us to send you to an address we don’t recognise, so we kept you here.':
    'Die Website wollte Sie an eine Adresse weiterleiten, die wir nicht kennen. Deshalb sind Sie noch hier.',
  'Go back to the site and try signing in again. If this keeps happening, let the people who run it know.':
    'Gehen Sie zurück zu der Website und versuchen Sie es noch einmal. Wenn es wieder nicht klappt, sagen Sie es denen, die sie betreiben.',
  'Go to your account': 'Zu Ihrem Konto',

  'Page not found': 'Seite nicht gefunden',
  'Check the address for typos. If you followed a link from an email, it may have been cut off.':
    'Prüfen Sie die Adresse auf Tippfehler. Falls Sie einem Link aus einer E-Mail gefolgt sind, ist er vielleicht unvollständig.',
};
