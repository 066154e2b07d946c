import assert from 'node:assert/strict';
import { newPerson, openBrowser, type Browser } from './browser.ts';
import type { TestService } from './service.ts';

type Person = ReturnType<typeof newPerson>;

/** Somebody with a verified account who is not signed in. */
export const settle = async (
  service: TestService,
  more: Record<string, unknown> = {},
  { mails = 1 } = {},
): Promise<{ browser: Browser; person: Person }> => {
  const browser = openBrowser(service);
  const person = newPerson(more);
  assert.equal((await browser.post('/sign-up/email', person)).status, 200);
  const mail = (await service.inbox(person.email, { count: mails })).at(-1);
  assert.equal((await browser.post('/email-verification/verify', { token: mail?.token })).status, 200);
  return { browser, person };
};

/** Somebody with a verified account who is signed in. */
export const signIn = async (
  service: TestService,
  more: Record<string, unknown> = {},
): Promise<{ browser: Browser; person: Person }> => {
  const { browser, person } = await settle(service, more);
  assert.equal((await browser.post('/sign-in/email', person)).status, 200);
  return { browser, person };
};
