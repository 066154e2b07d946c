import { emailInFull, fewRecoveryCodes, type AccountMail, type NoticeMail } from '../../../src/server/index.ts';
import { harmless, hoursUntil, minutesUntil, type Letter } from './letter.ts';

const notYou = 'It was not you? Then choose a new password at once, and look through your sessions and authenticators:';

const changed = (subject: string, sentence: string, { url }: NoticeMail): Letter => ({
  subject,
  paragraphs: [sentence, notYou],
  link: { label: 'Open your account', url },
  after: [],
});

const device = (name: string): string => {
  const shown = harmless(name);
  return shown === undefined ? 'an authenticator application' : `the authenticator application “${shown}”`;
};

const notice = (mail: NoticeMail): Letter => {
  switch (mail.event) {
    case 'password_changed':
      return changed('Your password was changed', 'the password of your account was changed.', mail);
    case 'password_reset':
      return changed(
        'Your password was reset',
        'the password of your account was reset by mail, and every session was ended.',
        mail,
      );
    case 'recovery_codes_renewed':
      return changed(
        'Your recovery codes were renewed',
        'new recovery codes were made for your account. The old ones don’t work any more.',
        mail,
      );
    case 'authenticator_added':
      return changed('An authenticator was added', `${device(mail.device)} was added to your account.`, mail);
    case 'authenticator_removed':
      return changed('An authenticator was removed', `${device(mail.device)} was removed from your account.`, mail);
    case 'recovery_code_used': {
      const left =
        mail.remaining === 1 ? 'One code is left.' : `${mail.remaining === 0 ? 'No' : mail.remaining} codes are left.`;
      const advice = mail.remaining <= fewRecoveryCodes ? ' Make a new set soon, so that you can’t be locked out.' : '';
      return changed(
        'A recovery code was used',
        `somebody signed in to your account with a recovery code. ${left}${advice}`,
        mail,
      );
    }
    case 'email_changed':
      return changed(
        'Your e-mail address was changed',
        `your account has the address ${emailInFull(mail.email)} from now on. This one is no longer used for it.`,
        mail,
      );
    case 'email_change_requested':
      return {
        subject: 'Your e-mail address is about to change',
        paragraphs: [
          `somebody, probably you, wants your account to have the address ${emailInFull(mail.email)}. Nothing has changed yet: this happens when the mail to that address is confirmed.`,
          'It was not you? Then cancel the change on your account page, and choose a new password:',
        ],
        link: { label: 'Open your account', url: mail.url },
        after: [],
      };
    case 'account_deleted':
      return {
        subject: 'Your account was deleted',
        paragraphs: ['your account was deleted, with everything that belonged to it. Every session was ended.'],
        after: ['This is the last mail about it. The address can be registered again.'],
      };
  }
};

const body = (mail: AccountMail): Letter => {
  switch (mail.kind) {
    case 'verification':
      return {
        subject: 'Confirm your e-mail address',
        paragraphs: [
          'somebody, probably you, has registered an account with this address. Open the page and confirm that it is yours:',
        ],
        link: { label: 'Confirm the address', url: mail.url },
        after: [
          `The link works for ${hoursUntil(mail.expiresAt)} h, and once.`,
          'It was not you? Then do nothing: without a click there will be no account.',
        ],
      };
    case 'already_registered':
      return {
        subject: 'You already have an account',
        paragraphs: [
          'somebody, probably you, tried to register with this address. It already has an account. You can sign in:',
        ],
        link: { label: 'Sign in', url: mail.url },
        after: ['It was not you? Then there is nothing to do: nothing has changed.'],
      };
    case 'email_change':
      return {
        subject: 'Confirm your new e-mail address',
        paragraphs: [
          'somebody, probably you, wants this address for an account. Open the page and confirm that it is yours:',
        ],
        link: { label: 'Confirm e-mail address', url: mail.url },
        after: [
          `The link works for ${hoursUntil(mail.expiresAt)} h, and once. Until then the old address stays in force.`,
          'It was not you? Then do nothing: without a click nothing changes.',
        ],
      };
    case 'email_taken':
      return {
        subject: 'This address already has an account',
        paragraphs: [
          'somebody, probably you, wanted this address for another account. It already has one. You can sign in:',
        ],
        link: { label: 'Sign in', url: mail.url },
        after: ['It was not you? Then there is nothing to do: nothing has changed.'],
      };
    case 'password_reset':
      return {
        subject: 'Choose a new password',
        paragraphs: [
          'somebody, probably you, forgot the password of the account with this address. Open the page and choose a new one:',
        ],
        link: { label: 'Choose a new password', url: mail.url },
        after: [
          `The link works for ${minutesUntil(mail.expiresAt)} min, and once.`,
          'It was not you? Then do nothing: without a click nothing changes.',
        ],
      };
    case 'notice':
      return notice(mail);
  }
};

export const english = (mail: AccountMail): Letter => {
  const name = harmless(mail.firstName);
  const letter = body(mail);
  return { ...letter, paragraphs: [name === undefined ? 'Hello,' : `Hello ${name},`, ...letter.paragraphs] };
};
