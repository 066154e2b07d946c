import { line } from '../line.ts';
import type { AboutAccount, AboutLink, Letter, MailWords } from '../words.ts';

const once = ({ expires }: AboutLink) => line`This link expires ${expires} and can be used once.`;

const ignore = (consequence: string) => line`Wasn’t you? You can ignore this email. ${consequence}`;

const act = line`Wasn’t you? Choose a new password right away, then check your sessions and authenticators.`;

const entered = ({ service }: AboutAccount) =>
  line`You received this email because someone entered this address at ${service}.`;

const owned = ({ service, to }: AboutAccount) =>
  line`${service} sends this email to keep you informed about the security of your account ${to}.`;

const open = 'Open your account';

const changed = (subject: string, sentence: Letter['paragraphs'][0], about: AboutAccount): Letter => ({
  subject,
  paragraphs: [sentence, act],
  action: open,
  reason: owned(about),
});

export const english: MailWords = {
  language: 'en',
  dir: 'ltr',
  greeting: (name) => (name ? line`Hello ${name},` : line`Hello,`),
  fallback: 'If the button doesn’t work, copy this address into your browser:',
  verification: (about) => ({
    subject: 'Confirm your email address',
    paragraphs: [line`Your ${about.service} account is almost ready. Please confirm that this email address is yours.`],
    action: 'Confirm email address',
    after: [once(about), ignore('No account is created unless you confirm.')],
    reason: entered(about),
  }),
  already_registered: (about) => ({
    subject: 'You already have an account',
    paragraphs: [
      line`Someone, probably you, tried to sign up at ${about.service} with this address. You already have an account, so you can just sign in.`,
    ],
    action: 'Sign in',
    after: [ignore('Nothing has changed.')],
    reason: entered(about),
  }),
  email_change: (about) => ({
    subject: 'Confirm your new email address',
    paragraphs: [
      line`Someone, probably you, wants to use this address for the ${about.service} account ${about.account}. If that’s your account, please confirm the address. Until then, the account keeps its old one.`,
    ],
    action: 'Confirm email address',
    after: [once(about), line`Not your account? Don’t confirm. You can ignore this email, and nothing changes.`],
    reason: entered(about),
  }),
  email_taken: (about) => ({
    subject: 'This address already has an account',
    paragraphs: [
      line`Someone, probably you, tried to use this address for another ${about.service} account. It’s already the address of your account, so you can just sign in.`,
    ],
    action: 'Sign in',
    after: [ignore('Nothing has changed.')],
    reason: entered(about),
  }),
  password_reset: (about) => ({
    subject: 'Reset your password',
    paragraphs: [
      line`Someone, probably you, asked to reset the password for your ${about.service} account ${about.to}. You can choose a new one now.`,
    ],
    action: 'Choose a new password',
    after: [once(about), ignore('Your password stays the same.')],
    reason: entered(about),
  }),
  device_link: (about) => ({
    subject: 'Sign in on this device',
    paragraphs: [
      line`Someone, probably you, wants to sign in to your ${about.service} account ${about.to} on a device it doesn’t know. There were many wrong attempts lately, so we ask for this link first. You still need your password.`,
    ],
    action: 'Continue to sign in',
    after: [
      line`Open the link on the device you want to use.`,
      once(about),
      ignore('Without this link, nobody gets into your account.'),
    ],
    reason: entered(about),
  }),
  notices: {
    password_changed: (about) =>
      changed('Your password was changed', line`The password for your ${about.service} account was changed.`, about),
    password_reset: (about) =>
      changed(
        'Your password was reset',
        line`The password for your ${about.service} account was reset using a link we emailed you. You’ve been signed out everywhere.`,
        about,
      ),
    recovery_codes_renewed: (about) =>
      changed(
        'You have new recovery codes',
        line`New recovery codes were created for your ${about.service} account. Older ones no longer work.`,
        about,
      ),
    signed_in: (about) => {
      const where = [about.browser, about.system && `on ${about.system}`].filter(Boolean).join(' ');
      return changed(
        'New sign-in to your account',
        where
          ? line`Someone, probably you, signed in to your ${about.service} account on a device we haven’t seen before: ${where}.`
          : line`Someone, probably you, signed in to your ${about.service} account on a device we haven’t seen before.`,
        about,
      );
    },
    recovery_code_used: (about) => {
      const left = about.remaining === 1 ? '1 code' : `${about.remaining === 0 ? 'no' : about.remaining} codes`;
      const advice = about.few ? ' Create a new set soon so you don’t get locked out.' : '';
      return changed(
        'A recovery code was used',
        line`Someone signed in to your ${about.service} account with a recovery code. You have ${left} left.${advice}`,
        about,
      );
    },
    authenticator_added: (about) =>
      changed(
        'An authenticator was added',
        about.device
          ? line`The authenticator app “${about.device}” was added to your ${about.service} account.`
          : line`An authenticator app was added to your ${about.service} account.`,
        about,
      ),
    authenticator_removed: (about) => {
      const left = about.last
        ? ' It was your only one: you now sign in with just your password, and your recovery codes no longer work.'
        : '';
      return changed(
        'An authenticator was removed',
        about.device
          ? line`The authenticator app “${about.device}” was removed from your ${about.service} account.${left}`
          : line`An authenticator app was removed from your ${about.service} account.${left}`,
        about,
      );
    },
    email_change_requested: (about) => ({
      subject: 'Your email address is about to change',
      paragraphs: [
        line`Someone, probably you, asked to change the address of your ${about.service} account to ${about.email}. Nothing changes until that address is confirmed.`,
        line`Wasn’t you? Cancel the change on your account page, then choose a new password.`,
      ],
      action: open,
      reason: owned(about),
    }),
    email_changed: (about) =>
      changed(
        'Your email address was changed',
        line`Your ${about.service} account now uses ${about.email}. We won’t send any more account emails to this address.`,
        about,
      ),
    recovery_started: (about) => ({
      subject: 'Your account is about to be recovered',
      paragraphs: [
        line`Someone, probably you, told us that you’ve lost the authenticator and the recovery codes for your ${about.service} account. At the earliest ${about.ready}, we’ll remove both, along with your password, so you can start again.`,
        line`Wasn’t you? Sign in with your authenticator or a recovery code, and nothing will be removed. Then choose a new password.`,
      ],
      action: open,
      reason: owned(about),
    }),
    recovery_cancelled: (about) => ({
      subject: 'Your account won’t be recovered',
      paragraphs: [
        line`The recovery of your ${about.service} account was cancelled. Your authenticator, recovery codes and password stay as they are.`,
      ],
      action: open,
      reason: owned(about),
    }),
    recovery_finished: (about) => ({
      subject: 'Your account was recovered',
      paragraphs: [
        line`As announced, the authenticators and recovery codes for your ${about.service} account were removed, along with your password. You’ve been signed out everywhere.`,
        line`To get back in, choose “Forgot your password?” where you sign in. Then set up an authenticator.`,
      ],
      action: open,
      reason: owned(about),
    }),
    account_deleted: (about) => ({
      subject: 'Your account was deleted',
      paragraphs: [
        line`Your ${about.service} account was deleted, along with everything in it. You’ve been signed out everywhere.`,
      ],
      after: [line`This is the last email about it. You can sign up again with this address at any time.`],
      reason: owned(about),
    }),
  },
};
