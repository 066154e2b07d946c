/**
 * What a page sets up, and all types: importing this registers nothing and touches no document, so it is safe on a server.
 * `ems-elements/define/<tag>.js` registers a tag, `ems-elements/define/all.js` all of them; `ems-elements/elements` has the classes,
 * and `ems-elements/client` what clients are made of, apart because some bundlers would load them all with what is imported from here.
 */
export type * from './base/events.ts';
export type * from './client/index.ts';
export { followTitle, type FollowTitleOptions } from './base/follow-title.ts';
export { watchScreens } from './base/watch-screens.ts';
export { getDefaultClient, setDefaultClient } from './context/default-client.ts';
export type * from './elements.ts';
export { emsContext, type EmsContext } from './context/ems-context.ts';
export type { Locale, PartialMessageGroups, WordsLoader } from './i18n/locale.ts';
export { pluralIn, type PluralForms } from './i18n/plural.ts';
export { registerLocale } from './i18n/register-locale.ts';
export type * from './i18n/message-groups.ts';
export type { ProblemMessages } from './i18n/problem-words.ts';
