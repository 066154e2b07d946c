/** Only has to compile: what a page's TypeScript knows of the elements, their properties and their events. */
import type { Account, Problem, Standing } from '../../src/index.ts';
import '../../src/define/all.ts';

const is = <T>(_value: T): void => undefined;

const register = document.createElement('ems-register');
is<string>(register.email);
is<boolean>(register.confirmPassword);
register.addEventListener('ems-registered', ({ detail }) => {
  is<string>(detail.email);
  is<number>(detail.resendAfter);
});
register.addEventListener('ems-failed', ({ detail }) => is<Problem>(detail));
register.addEventListener('ems-continue', ({ detail }) => {
  is<Account>(detail.account);
  is<Standing>(detail.standing);
});

const verifyEmail = document.querySelector('ems-verify-email')!;
is<string | undefined>(verifyEmail.token);
verifyEmail.addEventListener('ems-email-verified', ({ detail }) => is<'click' | 'elsewhere'>(detail.by));
verifyEmail.addEventListener('ems-verification-sent', ({ detail }) => is<string>(detail.email));
verifyEmail.addEventListener('ems-change-address', ({ detail }) => is<string>(detail.email));

const signIn = document.createElement('ems-sign-in');
signIn.addEventListener('ems-signed-in', ({ detail }) => {
  is<Account>(detail.account);
  is<Standing>(detail.standing);
});
signIn.addEventListener('ems-verification-required', ({ detail }) => is<string>(detail.email));

const terms = document.createElement('ems-terms');
is<boolean>(terms.beforeRegistration);
terms.addEventListener('ems-terms-accepted', ({ detail }) => {
  is<string>(detail.version);
  is<boolean>(detail.earlier);
});

// @ts-expect-error A detail has no such member.
register.addEventListener('ems-registered', ({ detail }) => detail.password);
// @ts-expect-error Words are strings and functions, not numbers.
register.messages = { submit: 1 };
