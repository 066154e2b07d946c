/** Only has to compile, but for what is expected not to: the import that defines a tag brings its class and its events. */
import 'ems-elements/define/ems-register.js';
import type { Locale } from 'ems-elements';

const element = document.querySelector('ems-register')!;
element.firstName = 'Ada';
element.addEventListener('ems-registered', ({ detail }) => detail.email.length);
element.addEventListener('ems-failed', ({ detail }) => detail.code.length);
document.addEventListener('ems-email-verified', ({ detail }) => detail.email.length);
// @ts-expect-error: no such property
element.fristName = 'Ada';
// @ts-expect-error: not in that detail
element.addEventListener('ems-registered', ({ detail }) => detail.mail);

export const locale: Locale = { code: 'fr', groups: { register: { heading: 'Créer un compte' } } };
// @ts-expect-error: no such group
export const group: Locale = { code: 'fr', groups: { registre: {} } };
// @ts-expect-error: no such words
export const words: Locale = { code: 'fr', groups: { register: { headnig: 'Créer un compte' } } };
