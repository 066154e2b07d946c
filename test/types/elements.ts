/** Only has to compile: what a page's TypeScript knows of the elements. Which events there are is in `fired-events.ts`. */
import '../../src/define/all.ts';

const is = <T>(_value: T): void => undefined;

// By its tag an element has its properties and methods.
const register = document.createElement('ems-register');
is<string>(register.email);
is<boolean>(register.confirmPassword);
is<'push' | 'none'>(document.createElement('ems-signup-flow').historyMode);
is<Promise<boolean>>(document.querySelector('ems-reauthenticate')!.open());

// An event has its detail, at the element and at the document.
register.addEventListener('ems-registered', ({ detail }) => {
  is<string>(detail.email);
  is<number>(detail.retryAfter);
});
document.addEventListener('ems-screen', ({ detail }) => is<string>(detail.heading));

// @ts-expect-error A detail has no such member.
register.addEventListener('ems-registered', ({ detail }) => void detail.password);
// @ts-expect-error Words are strings and functions, not numbers.
register.messages = { submit: 1 };

// @ts-expect-error No event has that name.
register.emit('ems-regstered', { email: '', retryAfter: 0 });
// @ts-expect-error A detail lacks a member.
register.emit('ems-registered', { email: '' });
