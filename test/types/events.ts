/** Only has to compile: what a page's TypeScript knows of the elements, their properties and their events. */
import type { Account, Problem, AccountStatus } from '../../src/index.ts';
import '../../src/define/all.ts';

const is = <T>(_value: T): void => undefined;

const register = document.createElement('ems-register');
is<string>(register.email);
is<boolean>(register.confirmPassword);
register.addEventListener('ems-registered', ({ detail }) => {
  is<string>(detail.email);
  is<number>(detail.retryAfter);
});
register.addEventListener('ems-screen', ({ detail }) => {
  is<string>(detail.screen);
  is<string>(detail.heading);
  is<number>(detail.errors);
});
register.addEventListener('ems-failed', ({ detail }) => is<Problem>(detail));
register.addEventListener('ems-continue', ({ detail }) => {
  is<Account>(detail.account);
  is<AccountStatus>(detail.status);
});

const verifyEmail = document.querySelector('ems-verify-email')!;
is<string | undefined>(verifyEmail.token);
verifyEmail.addEventListener('ems-email-verified', ({ detail }) => is<'click' | 'elsewhere'>(detail.by));
verifyEmail.addEventListener('ems-verification-sent', ({ detail }) => is<string>(detail.email));
verifyEmail.addEventListener('ems-change-address', ({ detail }) => is<string>(detail.email));

const signIn = document.createElement('ems-sign-in');
signIn.addEventListener('ems-signed-in', ({ detail }) => {
  is<Account>(detail.account);
  is<AccountStatus>(detail.status);
});
signIn.addEventListener('ems-verification-required', ({ detail }) => is<string>(detail.email));

const terms = document.createElement('ems-terms');
is<boolean>(terms.beforeRegistration);
terms.addEventListener('ems-terms-accepted', ({ detail }) => {
  is<string>(detail.version);
  is<boolean>(detail.earlier);
});

const reauthenticate = document.createElement('ems-reauthenticate');
is<Promise<boolean>>(reauthenticate.open());
reauthenticate.addEventListener('ems-reauthenticated', ({ detail }) =>
  is<'password' | 'totp' | 'redirect'>(detail.method),
);
reauthenticate.addEventListener('ems-reauthentication-cancelled', ({ detail }) => is<Record<string, never>>(detail));

const changePassword = document.createElement('ems-change-password');
changePassword.addEventListener('ems-password-changed', ({ detail }) =>
  is<boolean | undefined>(detail.endedOtherSessions),
);

const profile = document.createElement('ems-account-profile');
is<string | undefined>(profile.authenticationHref);
profile.addEventListener('ems-profile-updated', ({ detail }) => is<Account>(detail.account));
profile.addEventListener('ems-email-change-requested', ({ detail }) => is<string>(detail.email));
profile.addEventListener('ems-email-change-cancelled', ({ detail }) => is<string>(detail.email));
profile.addEventListener('ems-email-changed', ({ detail }) => is<'click' | 'elsewhere'>(detail.by));

const confirmEmail = document.createElement('ems-confirm-email');
is<string | undefined>(confirmEmail.accountHref);
confirmEmail.addEventListener('ems-email-changed', ({ detail }) => is<string>(detail.email));

const forgotPassword = document.createElement('ems-forgot-password');
forgotPassword.addEventListener('ems-reset-requested', ({ detail }) => is<string>(detail.email));

const resetPassword = document.createElement('ems-reset-password');
is<string | undefined>(resetPassword.forgotPasswordHref);
resetPassword.addEventListener('ems-password-reset', ({ detail }) => is<Record<string, never>>(detail));

const sessions = document.createElement('ems-sessions');
sessions.addEventListener('ems-session-ended', ({ detail }) => is<string>(detail.id));
sessions.addEventListener('ems-other-sessions-ended', ({ detail }) => is<number>(detail.count));

const deleteAccount = document.createElement('ems-delete-account');
is<string | undefined>(deleteAccount.continueHref);
deleteAccount.addEventListener('ems-account-deleted', ({ detail }) => is<Record<string, never>>(detail));

const setup = document.createElement('ems-totp-setup');
setup.addEventListener('ems-authenticator-added', ({ detail }) => {
  is<string>(detail.authenticator.name);
  is<boolean>(detail.recoveryCodesDue);
});
setup.addEventListener('ems-totp-setup-closed', ({ detail }) => is<boolean>(detail.added));

const recoveryCodes = document.createElement('ems-recovery-codes');
recoveryCodes.addEventListener('ems-recovery-codes-generated', ({ detail }) => is<number>(detail.total));
recoveryCodes.addEventListener('ems-recovery-codes-saved', () => is<Promise<void>>(recoveryCodes.start()));

const twoFactor = document.createElement('ems-two-factor');
twoFactor.addEventListener('ems-authenticator-renamed', ({ detail }) =>
  is<string | null>(detail.authenticator.lastUsedAt),
);
twoFactor.addEventListener('ems-authenticator-removed', ({ detail }) => is<number>(detail.left));

document.createElement('ems-account-menu').addEventListener('ems-signed-out', ({ detail }) => is<object>(detail));
document
  .createElement('ems-account')
  .addEventListener('ems-account-section', ({ detail }) =>
    is<'profile' | 'security' | 'sessions' | 'delete'>(detail.section),
  );

const flow = document.createElement('ems-signup-flow');
is<'push' | 'none'>(flow.historyMode);
flow.addEventListener('ems-journey-step', ({ detail }) => is<string>(detail.step));
flow.addEventListener('ems-journey-completed', ({ detail }) => {
  is<string>(detail.journey);
  is<AccountStatus>(detail.status);
  is<Account>(detail.account);
});

// @ts-expect-error A detail has no such member.
register.addEventListener('ems-registered', ({ detail }) => void detail.password);
// @ts-expect-error Words are strings and functions, not numbers.
register.messages = { submit: 1 };

// @ts-expect-error No event has that name.
register.emit('ems-regstered', { email: '', retryAfter: 0 });
// @ts-expect-error A detail lacks a member.
register.emit('ems-registered', { email: '' });
