/**
 * Everything but the tags: importing this registers nothing and touches no document, so it is safe on a server.
 * `ems-elements/define/<tag>.js` registers a tag, `ems-elements/define/all.js` all of them.
 */
export type * from './base/events.ts';
export * from './client/index.ts';
export { getDefaultClient, setDefaultClient } from './context/default-client.ts';
export { emsContext, type EmsContext } from './context/ems-context.ts';
export { EmsProvider } from './elements/provider/ems-provider.ts';
export type * from './elements/register/ems-register.events.ts';
export { EmsRegister } from './elements/register/ems-register.ts';
export type * from './elements/sign-in/ems-sign-in.events.ts';
export { EmsSignIn } from './elements/sign-in/ems-sign-in.ts';
export type * from './elements/terms/ems-terms.events.ts';
export { EmsTerms } from './elements/terms/ems-terms.ts';
export type * from './elements/verify-email/ems-verify-email.events.ts';
export { EmsVerifyEmail } from './elements/verify-email/ems-verify-email.ts';
export { registerLocale, type Locale } from './i18n/localizer.ts';
export type { ProblemMessages } from './i18n/problems.messages.ts';
export type { FormMessages } from './i18n/form.messages.ts';
export type { RegisterMessages } from './elements/register/ems-register.messages.ts';
export type { SignInMessages } from './elements/sign-in/ems-sign-in.messages.ts';
export type { TermsMessages } from './elements/terms/ems-terms.messages.ts';
export type { VerifyEmailMessages } from './elements/verify-email/ems-verify-email.messages.ts';
