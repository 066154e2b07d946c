import { line } from '../line.ts';
import type { AboutAccount, AboutLink, Letter, MailWords } from '../words.ts';

const once = ({ expires }: AboutLink) => line`Der Link läuft ${expires} ab und funktioniert nur einmal.`;

const ignore = (consequence: string) =>
  line`Das waren nicht Sie? Dann können Sie diese E-Mail ignorieren. ${consequence}`;

const act = line`Das waren nicht Sie? Wählen Sie sofort ein neues Passwort und prüfen Sie Ihre Sitzungen und Authenticator-Apps.`;

const entered = ({ service }: AboutAccount) =>
  line`Sie erhalten diese E-Mail, weil jemand diese Adresse bei ${service} angegeben hat.`;

const owned = ({ service, to }: AboutAccount) =>
  line`Mit dieser E-Mail informiert ${service} Sie über die Sicherheit Ihres Kontos ${to}.`;

const open = 'Konto öffnen';

const changed = (subject: string, sentence: Letter['paragraphs'][0], about: AboutAccount): Letter => ({
  subject,
  paragraphs: [sentence, act],
  action: open,
  reason: owned(about),
});

// After a greeting with a comma German goes on in lower case, and the list of an inbox begins with the same sentence. So each begins
// with a word that is always capitalized.
export const german: MailWords = {
  language: 'de',
  dir: 'ltr',
  greeting: (name) => (name ? line`Guten Tag ${name},` : line`Guten Tag,`),
  fallback: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
  verification: (about) => ({
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    paragraphs: [
      line`Ihr Konto bei ${about.service} ist fast fertig. Bitte bestätigen Sie noch, dass diese E-Mail-Adresse Ihnen gehört.`,
    ],
    action: 'E-Mail-Adresse bestätigen',
    after: [once(about), ignore('Ohne Ihre Bestätigung entsteht kein Konto.')],
    reason: entered(about),
  }),
  already_registered: (about) => ({
    subject: 'Sie haben bereits ein Konto',
    paragraphs: [
      line`Sie oder jemand anderes wollte sich mit dieser Adresse bei ${about.service} registrieren. Sie haben bereits ein Konto und können sich einfach anmelden.`,
    ],
    action: 'Anmelden',
    after: [ignore('Es hat sich nichts geändert.')],
    reason: entered(about),
  }),
  email_change: (about) => ({
    subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    paragraphs: [
      line`Sie oder jemand anderes möchte diese Adresse für das Konto ${about.account} bei ${about.service} verwenden. Wenn das Ihr Konto ist, bestätigen Sie bitte die Adresse. Bis dahin behält das Konto die alte.`,
    ],
    action: 'E-Mail-Adresse bestätigen',
    after: [
      once(about),
      line`Nicht Ihr Konto? Dann bestätigen Sie nicht. Sie können diese E-Mail ignorieren, und nichts ändert sich.`,
    ],
    reason: entered(about),
  }),
  email_taken: (about) => ({
    subject: 'Diese Adresse hat bereits ein Konto',
    paragraphs: [
      line`Sie oder jemand anderes wollte diese Adresse für ein weiteres Konto bei ${about.service} verwenden. Sie gehört bereits zu Ihrem Konto, und Sie können sich einfach anmelden.`,
    ],
    action: 'Anmelden',
    after: [ignore('Es hat sich nichts geändert.')],
    reason: entered(about),
  }),
  password_reset: (about) => ({
    subject: 'Setzen Sie Ihr Passwort zurück',
    paragraphs: [
      line`Sie oder jemand anderes möchte das Passwort Ihres Kontos ${about.to} bei ${about.service} zurücksetzen. Sie können jetzt ein neues wählen.`,
    ],
    action: 'Neues Passwort wählen',
    after: [once(about), ignore('Ihr Passwort bleibt, wie es ist.')],
    reason: entered(about),
  }),
  device_link: (about) => ({
    subject: 'Melden Sie sich auf diesem Gerät an',
    paragraphs: [
      line`Sie oder jemand anderes möchte sich bei ${about.service} auf einem Gerät anmelden, das Ihr Konto ${about.to} noch nicht kennt. Zuletzt gab es viele falsche Versuche, deshalb ist dafür zuerst dieser Link nötig. Ihr Passwort brauchen Sie weiterhin.`,
    ],
    action: 'Weiter zur Anmeldung',
    after: [
      line`Öffnen Sie den Link auf dem Gerät, das Sie verwenden möchten.`,
      once(about),
      ignore('Ohne diesen Link kommt niemand in Ihr Konto.'),
    ],
    reason: entered(about),
  }),
  notices: {
    password_changed: (about) =>
      changed('Ihr Passwort wurde geändert', line`Ihr Passwort bei ${about.service} wurde geändert.`, about),
    password_reset: (about) =>
      changed(
        'Ihr Passwort wurde zurückgesetzt',
        line`Ihr Passwort bei ${about.service} wurde per E-Mail zurückgesetzt. Sie wurden überall abgemeldet.`,
        about,
      ),
    recovery_codes_renewed: (about) =>
      changed(
        'Sie haben neue Wiederherstellungscodes',
        line`Ihr Konto bei ${about.service} hat neue Wiederherstellungscodes. Ältere gelten nicht mehr.`,
        about,
      ),
    signed_in: (about) => {
      const where = [about.browser, about.system && `auf ${about.system}`].filter(Boolean).join(' ');
      return changed(
        'Neue Anmeldung bei Ihrem Konto',
        where
          ? line`Sie oder jemand anderes hat sich mit einem bisher unbekannten Gerät bei Ihrem Konto bei ${about.service} angemeldet: ${where}.`
          : line`Sie oder jemand anderes hat sich mit einem bisher unbekannten Gerät bei Ihrem Konto bei ${about.service} angemeldet.`,
        about,
      );
    },
    recovery_code_used: (about) => {
      const left =
        about.remaining === 0
          ? 'keine Codes mehr'
          : `noch ${about.remaining} ${about.remaining === 1 ? 'Code' : 'Codes'}`;
      const advice = about.few ? ' Erstellen Sie bald neue, damit Sie sich nicht aussperren.' : '';
      return changed(
        'Ein Wiederherstellungscode wurde verwendet',
        line`Ihr Konto bei ${about.service} wurde mit einem Wiederherstellungscode geöffnet. Sie haben ${left}.${advice}`,
        about,
      );
    },
    authenticator_added: (about) =>
      changed(
        'Eine Authenticator-App wurde hinzugefügt',
        about.device
          ? line`Ihr Konto bei ${about.service} hat eine neue Authenticator-App: „${about.device}“.`
          : line`Ihr Konto bei ${about.service} hat eine neue Authenticator-App.`,
        about,
      ),
    authenticator_removed: (about) => {
      const left = about.last
        ? ' Es war Ihre einzige: Sie melden sich jetzt nur mit Ihrem Passwort an, und Ihre Wiederherstellungscodes gelten nicht mehr.'
        : '';
      return changed(
        'Eine Authenticator-App wurde entfernt',
        about.device
          ? line`Ihre Authenticator-App „${about.device}“ wurde aus Ihrem Konto bei ${about.service} entfernt.${left}`
          : line`Ihr Konto bei ${about.service} hat eine Authenticator-App weniger.${left}`,
        about,
      );
    },
    email_change_requested: (about) => ({
      subject: 'Ihre E-Mail-Adresse soll geändert werden',
      paragraphs: [
        line`Sie oder jemand anderes möchte die Adresse Ihres Kontos bei ${about.service} in ${about.email} ändern. Solange diese Adresse nicht bestätigt ist, ändert sich nichts.`,
        line`Das waren nicht Sie? Brechen Sie die Änderung auf Ihrer Kontoseite ab und wählen Sie ein neues Passwort.`,
      ],
      action: open,
      reason: owned(about),
    }),
    email_changed: (about) =>
      changed(
        'Ihre E-Mail-Adresse wurde geändert',
        line`Ihr Konto bei ${about.service} hat jetzt die Adresse ${about.email}. An diese hier senden wir keine E-Mails zum Konto mehr.`,
        about,
      ),
    recovery_started: (about) => ({
      subject: 'Ihr Konto soll wiederhergestellt werden',
      paragraphs: [
        line`Sie oder jemand anderes hat uns mitgeteilt, dass die Authenticator-App und die Wiederherstellungscodes Ihres Kontos bei ${about.service} verloren sind. Frühestens ${about.ready} entfernen wir beides und Ihr Passwort, damit Sie neu beginnen können.`,
        line`Das waren nicht Sie? Melden Sie sich mit Ihrer Authenticator-App oder einem Wiederherstellungscode an, dann wird nichts entfernt. Wählen Sie danach ein neues Passwort.`,
      ],
      action: open,
      reason: owned(about),
    }),
    recovery_cancelled: (about) => ({
      subject: 'Ihr Konto wird nicht wiederhergestellt',
      paragraphs: [
        line`Die Wiederherstellung Ihres Kontos bei ${about.service} wurde abgebrochen. Authenticator-App, Wiederherstellungscodes und Passwort bleiben, wie sie sind.`,
      ],
      action: open,
      reason: owned(about),
    }),
    recovery_finished: (about) => ({
      subject: 'Ihr Konto wurde wiederhergestellt',
      paragraphs: [
        line`Wie angekündigt wurden die Authenticator-Apps und Wiederherstellungscodes Ihres Kontos bei ${about.service} entfernt, ebenso Ihr Passwort. Sie wurden überall abgemeldet.`,
        line`Wählen Sie bei der Anmeldung „Passwort vergessen?“, um wieder in Ihr Konto zu kommen. Richten Sie dann eine Authenticator-App ein.`,
      ],
      action: open,
      reason: owned(about),
    }),
    account_deleted: (about) => ({
      subject: 'Ihr Konto wurde gelöscht',
      paragraphs: [
        line`Ihr Konto bei ${about.service} wurde mit allem gelöscht, was dazugehörte. Sie wurden überall abgemeldet.`,
      ],
      after: [line`Dies ist die letzte E-Mail dazu. Sie können sich mit dieser Adresse jederzeit neu registrieren.`],
      reason: owned(about),
    }),
  },
};
