import { expect, type BrowserContext } from '@playwright/test';
import { waitForMails } from '../../support/mail.ts';
import type { Answer, Demo } from './demo.ts';
import type { Person } from './person.ts';

/** The steps that a test does not care for, done at the service's interface. */
export const post = (demo: Demo, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  demo.send(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: demo.origin, ...headers },
    body: JSON.stringify(body),
  });

export const codeOf = ({ body }: Answer): unknown => (JSON.parse(body) as { code?: unknown }).code;

/** Registers, and reads the mail. */
export const register = async (demo: Demo, person: Person): Promise<{ link: string; token: string }> => {
  expect((await post(demo, '/sign-up/email', person)).status).toBe(200);
  const [{ link, token }] = await waitForMails(demo.mailPage, person.email);
  return { link, token };
};

/** A verified account of which nobody is signed in. */
export const settle = async (demo: Demo, person: Person): Promise<void> => {
  const { token } = await register(demo, person);
  expect((await post(demo, '/email-verification/verify', { token, password: person.password })).status).toBe(200);
};

/** Gives a browser the session of an account. */
export const signIn = async (demo: Demo, context: BrowserContext, { email, password }: Person): Promise<string> => {
  const answer = await post(demo, '/sign-in/email', { email, password });
  expect(answer.status).toBe(200);
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? '');
  await context.addCookies(
    cookies.map((cookie) => ({
      name: cookie.slice(0, cookie.indexOf('=')),
      value: cookie.slice(cookie.indexOf('=') + 1),
      domain: 'ems.localhost',
      path: '/',
      httpOnly: true,
      sameSite: 'Lax' as const,
    })),
  );
  return cookies.join('; ');
};

/** A verified account whose terms are accepted, signed in. */
export const settleActive = async (demo: Demo, context: BrowserContext, person: Person): Promise<void> => {
  await settle(demo, person);
  const cookie = await signIn(demo, context, person);
  const { body } = await demo.send('/api/auth/terms');
  const { version } = JSON.parse(body) as { version: string };
  expect((await post(demo, '/terms/accept', { version }, { cookie })).status).toBe(200);
};

/** Waits until the service no longer takes the sign-in of a browser for fresh. */
export const growStale = (demo: Demo, context: BrowserContext): Promise<void> =>
  expect
    .poll(async () => {
      const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const { body } = await demo.send('/api/auth/account/reauthentication', { headers: { cookie } });
      return (JSON.parse(body) as { missing: unknown[] }).missing.length;
    })
    .toBe(1);
