import { emailInFull, fewRecoveryCodes, type AccountMail, type NoticeMail } from '../../../src/server/index.ts';
import { harmless, hoursUntil, minutesUntil, type Letter } from './letter.ts';

const notYou =
  'Das waren nicht Sie? Dann wählen Sie sofort ein neues Passwort und prüfen Sie Ihre Sitzungen und Authentifikatoren:';

const changed = (subject: string, sentence: string, { url }: NoticeMail): Letter => ({
  subject,
  paragraphs: [sentence, notYou],
  link: { label: 'Konto öffnen', url },
  after: [],
});

const device = (name: string): string => {
  const shown = harmless(name);
  return shown === undefined ? 'eine Authentifikator-App' : `die Authentifikator-App „${shown}“`;
};

const notice = (mail: NoticeMail): Letter => {
  switch (mail.event) {
    case 'password_changed':
      return changed('Ihr Passwort wurde geändert', 'das Passwort Ihres Kontos wurde geändert.', mail);
    case 'password_reset':
      return changed(
        'Ihr Passwort wurde zurückgesetzt',
        'das Passwort Ihres Kontos wurde per E-Mail zurückgesetzt, und alle Sitzungen wurden beendet.',
        mail,
      );
    case 'recovery_codes_renewed':
      return changed(
        'Ihre Wiederherstellungscodes wurden erneuert',
        'für Ihr Konto gibt es neue Wiederherstellungscodes. Die alten gelten nicht mehr.',
        mail,
      );
    case 'authenticator_added':
      return changed(
        'Ein Authentifikator wurde hinzugefügt',
        `zu Ihrem Konto wurde ${device(mail.device)} hinzugefügt.`,
        mail,
      );
    case 'authenticator_removed':
      return changed(
        'Ein Authentifikator wurde entfernt',
        `aus Ihrem Konto wurde ${device(mail.device)} entfernt.`,
        mail,
      );
    case 'recovery_code_used': {
      const left =
        mail.remaining === 1
          ? 'Ein Code ist übrig.'
          : `${mail.remaining === 0 ? 'Keine' : mail.remaining} Codes sind übrig.`;
      const advice =
        mail.remaining <= fewRecoveryCodes ? ' Erzeugen Sie bald neue, damit Sie sich nicht aussperren.' : '';
      return changed(
        'Ein Wiederherstellungscode wurde benutzt',
        `jemand hat sich mit einem Wiederherstellungscode bei Ihrem Konto angemeldet. ${left}${advice}`,
        mail,
      );
    }
    case 'email_changed':
      return changed(
        'Ihre E-Mail-Adresse wurde geändert',
        `Ihr Konto hat ab jetzt die Adresse ${emailInFull(mail.email)}. Diese hier wird dafür nicht mehr benutzt.`,
        mail,
      );
    case 'email_change_requested':
      return {
        subject: 'Ihre E-Mail-Adresse soll geändert werden',
        paragraphs: [
          `jemand, vermutlich Sie, möchte für Ihr Konto die Adresse ${emailInFull(mail.email)}. Noch hat sich nichts geändert: Das geschieht, wenn die E-Mail an jene Adresse bestätigt wird.`,
          'Das waren nicht Sie? Dann brechen Sie die Änderung auf Ihrer Kontoseite ab und wählen Sie ein neues Passwort:',
        ],
        link: { label: 'Konto öffnen', url: mail.url },
        after: [],
      };
    case 'account_deleted':
      return {
        subject: 'Ihr Konto wurde gelöscht',
        paragraphs: ['Ihr Konto wurde gelöscht, mit allem, was dazu gehörte. Alle Sitzungen wurden beendet.'],
        after: ['Dies ist die letzte E-Mail dazu. Die Adresse kann wieder registriert werden.'],
      };
  }
};

const body = (mail: AccountMail): Letter => {
  switch (mail.kind) {
    case 'verification':
      return {
        subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
        paragraphs: [
          'jemand, vermutlich Sie, hat mit dieser Adresse ein Konto angelegt. Öffnen Sie die Seite und bestätigen Sie, dass es Ihre ist:',
        ],
        link: { label: 'Adresse bestätigen', url: mail.url },
        after: [
          `Der Link gilt ${hoursUntil(mail.expiresAt)} Std. und einmal.`,
          'Das waren nicht Sie? Dann brauchen Sie nichts zu tun: Ohne Klick entsteht kein Konto.',
        ],
      };
    case 'already_registered':
      return {
        subject: 'Sie haben bereits ein Konto',
        paragraphs: [
          'jemand, vermutlich Sie, wollte sich mit dieser Adresse registrieren. Sie hat bereits ein Konto. Sie können sich anmelden:',
        ],
        link: { label: 'Anmelden', url: mail.url },
        after: ['Das waren nicht Sie? Dann brauchen Sie nichts zu tun: Es hat sich nichts geändert.'],
      };
    case 'email_change':
      return {
        subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
        paragraphs: [
          'jemand, vermutlich Sie, möchte diese Adresse für ein Konto. Öffnen Sie die Seite und bestätigen Sie, dass es Ihre ist:',
        ],
        link: { label: 'E-Mail-Adresse bestätigen', url: mail.url },
        after: [
          `Der Link gilt ${hoursUntil(mail.expiresAt)} Std. und einmal. Bis dahin gilt die alte Adresse.`,
          'Das waren nicht Sie? Dann brauchen Sie nichts zu tun: Ohne Klick ändert sich nichts.',
        ],
      };
    case 'email_taken':
      return {
        subject: 'Diese Adresse hat bereits ein Konto',
        paragraphs: [
          'jemand, vermutlich Sie, wollte diese Adresse für ein anderes Konto. Sie hat bereits eines. Sie können sich anmelden:',
        ],
        link: { label: 'Anmelden', url: mail.url },
        after: ['Das waren nicht Sie? Dann brauchen Sie nichts zu tun: Es hat sich nichts geändert.'],
      };
    case 'password_reset':
      return {
        subject: 'Wählen Sie ein neues Passwort',
        paragraphs: [
          'jemand, vermutlich Sie, hat das Passwort des Kontos mit dieser Adresse vergessen. Öffnen Sie die Seite und wählen Sie ein neues:',
        ],
        link: { label: 'Neues Passwort wählen', url: mail.url },
        after: [
          `Der Link gilt ${minutesUntil(mail.expiresAt)} Min. und einmal.`,
          'Das waren nicht Sie? Dann brauchen Sie nichts zu tun: Ohne Klick ändert sich nichts.',
        ],
      };
    case 'notice':
      return notice(mail);
  }
};

export const german = (mail: AccountMail): Letter => {
  const name = harmless(mail.firstName);
  const letter = body(mail);
  return { ...letter, paragraphs: [name === undefined ? 'Guten Tag,' : `Guten Tag ${name},`, ...letter.paragraphs] };
};
