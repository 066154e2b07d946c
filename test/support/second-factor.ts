import assert from 'node:assert/strict';
import { openBrowser, type Browser } from './browser.ts';
import { signIn } from './person.ts';
import type { TestService } from './service.ts';
import { codeOf } from './totp.ts';

/** An authenticator application on somebody's phone. */
export interface Phone {
  id: string;
  secret: string;
  /** The code it shows now; after the next step where the present one was used. */
  code(): Promise<string>;
  /** The code of the next step: time passes so that it was not used yet. */
  nextCode(): Promise<string>;
}

const phoneOf = (service: TestService, id: string, secret: string): Phone => ({
  id,
  secret,
  code: () => codeOf(secret, service.now()),
  nextCode() {
    service.advance(30);
    return codeOf(secret, service.now());
  },
});

/** Sets an authenticator up without the last step. */
export const beginPhone = async (service: TestService, browser: Browser): Promise<Phone> => {
  const { status, body } = await browser.post('/account/authenticators/enrol', {});
  assert.equal(status, 200);
  return phoneOf(service, String(body.id), String(body.secret));
};

export const addPhone = async (service: TestService, browser: Browser, name = 'Phone'): Promise<Phone> => {
  const phone = await beginPhone(service, browser);
  const activated = await browser.post('/account/authenticators/activate', {
    id: phone.id,
    code: await phone.code(),
    name,
  });
  assert.equal(activated.status, 200, JSON.stringify(activated.body));
  return phone;
};

/** Somebody signed in, with an authenticator and recovery codes. */
export const secured = async (service: TestService, more: Record<string, unknown> = {}) => {
  const { browser, person } = await signIn(service, more);
  const phone = await addPhone(service, browser);
  const { body } = await browser.post('/account/recovery-codes', {});
  return { browser, person, phone, codes: body.codes as string[] };
};

/** The first step of a sign-in in a browser of its own. */
export const challenged = async (service: TestService, person: { email: string; password: string }) => {
  const browser = openBrowser(service);
  const { status, body } = await browser.post('/sign-in/email', person);
  assert.equal(status, 200);
  return { browser, challenge: String(body.challenge), methods: body.methods };
};
